/** The open conversation: its messages, what is on its way, and who may do what with it. */
import { ApiError } from '@xiaoer/api-client/request'
import type { Content, ConversationDetail, Message, Row } from '@xiaoer/api-client/staff'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useSession } from '../../shared/session.store'
import { Outbox } from './outbox'
import { threadApi } from './thread.api'
import { gap, items, merged, undelivered, type Pending } from './timeline'

const TYPING_SHOWN_MS = 6000
const OLDER = 50

export const useThread = defineStore('thread', () => {
  const session = useSession()
  const id = ref<string | null>(null)
  const detail = shallowRef<ConversationDetail | null>(null)
  const messages = shallowRef<Message[]>([])
  const pending = shallowRef<Pending[]>([])
  const error = ref<unknown>(null)
  const complete = ref(false)
  const typing = ref(false)
  let outbox: Outbox | null = null
  let typingTimer = 0
  let readUpTo = 0

  const row = computed<Row | null>(() => detail.value?.row ?? null)
  const mine = computed(() => row.value?.state === 'person' && row.value.assignee?.id === session.me?.staff.id)
  const mayTake = computed(() => {
    const state = row.value?.state
    return state === 'waiting' || state === 'bot' || (state === 'person' && !mine.value && session.may.supervise)
  })
  const shown = computed(() => items(messages.value, undelivered(pending.value, messages.value), session.me!.staff))

  async function open(next: string | null): Promise<void> {
    if (id.value === next) return
    if (outbox) outbox.onChange = () => undefined
    id.value = next
    detail.value = null
    messages.value = []
    pending.value = []
    error.value = null
    typing.value = complete.value = false
    readUpTo = 0
    outbox = next ? makeOutbox(next) : null
    if (next) await refresh()
    void outbox?.flush()
  }

  function makeOutbox(conversation: string): Outbox {
    const made = new Outbox(`outbox:${conversation}`, (clientId, content) => threadApi.send(conversation, clientId, content), () => void refresh())
    made.onChange = (list) => (pending.value = list)
    pending.value = made.list
    return made
  }

  /** Fetch what changed; a hint for another conversation is not ours. */
  async function refresh(): Promise<void> {
    const asked = id.value
    if (!asked) return
    try {
      const got = await threadApi.detail(asked)
      const between = gap(messages.value, got.messages) ? await threadApi.messages(asked, { after: messages.value.at(-1)!.seq, limit: 200 }) : []
      if (id.value !== asked) return
      if (!messages.value.length) complete.value = (got.messages[0]?.seq ?? 1) <= 1
      detail.value = got
      const newest = messages.value.at(-1)?.seq ?? 0
      messages.value = merged(messages.value, [...between, ...got.messages])
      // the dots end with the words they promised
      if (messages.value.some((each) => each.seq > newest && each.author === 'customer')) typing.value = false
      error.value = null
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      if (id.value === asked) error.value = problem
    }
  }

  async function older(): Promise<void> {
    const asked = id.value
    const first = messages.value[0]?.seq
    if (!asked || first === undefined || complete.value) return
    const got = await threadApi.messages(asked, { before: first, limit: OLDER })
    if (id.value !== asked) return
    messages.value = merged(messages.value, got)
    complete.value = got.length < OLDER || (messages.value[0]?.seq ?? 1) <= 1
  }

  function send(content: Content): void {
    outbox?.add(content)
  }

  async function act(change: (conversation: string) => Promise<Row>): Promise<Row | null> {
    const asked = id.value
    if (!asked) return null
    const next = await change(asked)
    if (id.value === asked && detail.value && next?.id) detail.value = { ...detail.value, row: next }
    await refresh()
    return next
  }

  /** The shopper's words up to here were seen; said once per seq, and not while the page is hidden. */
  async function markRead(): Promise<void> {
    const newest = messages.value.at(-1)?.seq ?? 0
    if (!id.value || !mine.value || newest <= readUpTo || document.visibilityState !== 'visible') return
    readUpTo = newest
    await threadApi.read(id.value, newest).catch((problem: unknown) => {
      if (!(problem instanceof ApiError)) throw problem
      readUpTo = 0 // said again with the next message
    })
  }

  function heardTyping(): void {
    typing.value = true
    window.clearTimeout(typingTimer)
    typingTimer = window.setTimeout(() => (typing.value = false), TYPING_SHOWN_MS)
  }

  return {
    id, detail, row, messages, pending, error, complete, typing, mine, mayTake, shown,
    open, refresh, older, send, act, markRead, heardTyping,
    retry: (clientId: string) => outbox?.retry(clientId),
    forget: (clientId: string) => outbox?.forget(clientId),
    flush: () => outbox?.flush(),
  }
})
