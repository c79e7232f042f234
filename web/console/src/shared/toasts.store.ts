/** Short words at the edge of the screen; some can be undone for ten seconds. */
import { ApiError } from '@xiaoer/api-client/request'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  kind: 'done' | 'problem'
  undo?: () => Promise<unknown> | void
}

const SHOWN_MS = 4000
const PROBLEM_MS = 8000
export const UNDO_MS = 10_000

export const useToasts = defineStore('toasts', () => {
  const shown = ref<Toast[]>([])
  let last = 0

  function show(toast: Omit<Toast, 'id'>, milliseconds: number): void {
    const id = (last += 1)
    shown.value = [...shown.value.slice(-2), { ...toast, id }]
    window.setTimeout(() => drop(id), milliseconds)
  }

  function drop(id: number): void {
    shown.value = shown.value.filter((toast) => toast.id !== id)
  }

  function done(text: string, undo?: Toast['undo']): void {
    show({ text, kind: 'done', undo }, undo ? UNDO_MS : SHOWN_MS)
  }

  function problem(text: string): void {
    show({ text, kind: 'problem' }, PROBLEM_MS)
  }

  return { shown, done, problem, drop }
})

/** The key of the words for an error: what happened, what it means, what to do. */
export function errorKey(error: unknown, known: (key: string) => boolean): string {
  const code = error instanceof ApiError ? error.code : 'unknown'
  return known(`errors.${code}`) ? `errors.${code}` : 'errors.unknown'
}
