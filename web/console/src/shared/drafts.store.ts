/** Unsent words, one draft per conversation, kept across reloads. */
import { defineStore } from 'pinia'
import { reactive, watch } from 'vue'
import { keep, kept } from './keep'

export interface Draft {
  text: string
  note: boolean
}

const MOST = 50

export const useDrafts = defineStore('drafts', () => {
  const drafts = reactive<Record<string, Draft>>(kept('drafts', {}))
  /** Rises when words were put in from elsewhere, so the composer takes the focus. */
  const inserted = reactive<Record<string, number>>({})

  watch(drafts, () => {
    const full = Object.entries(drafts).filter(([, draft]) => draft.text !== '')
    keep('drafts', Object.fromEntries(full.slice(-MOST)))
  })

  function of(conversation: string): Draft {
    return (drafts[conversation] ??= { text: '', note: false })
  }

  /** Put words behind what is there already. */
  function insert(conversation: string, text: string): void {
    const draft = of(conversation)
    draft.note = false
    draft.text = draft.text.trim() ? `${draft.text.trimEnd()}\n${text}` : text
    inserted[conversation] = (inserted[conversation] ?? 0) + 1
  }

  return { of, insert, inserted }
})
