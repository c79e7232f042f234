/** The queues as they are now: fetched when hints come, at most once in a while, and searched. */
import { ApiError } from '@xiaoer/api-client/request'
import type { Counts, Inbox, QueueName, Row } from '@xiaoer/api-client/staff'
import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowReactive, watch } from 'vue'
import { fetchInbox } from './inbox.api'
import { newlyWaiting, ordered } from './inbox.order'

export const QUEUES: readonly QueueName[] = ['waiting', 'mine', 'bot', 'colleagues', 'closed']
/** A long queue does not push one's own chats out of sight: the rest opens on demand. */
const FIRST = 6
const AT_MOST_EVERY_MS = 700
const SEARCH_AFTER_MS = 250

export const useInbox = defineStore('inbox', () => {
  const counts = ref<Counts>({ waiting: 0, mine: 0, bot: 0, colleagues: 0, closed: 0 })
  const longestWait = ref<string | null>(null)
  const rows = shallowReactive<Record<QueueName, Row[] | null>>({ waiting: null, mine: null, bot: null, colleagues: null, closed: null })
  /** Where the rest of a queue begins; null when there is no rest. */
  const rest = shallowReactive<Partial<Record<QueueName, string | null>>>({})
  const opened = reactive<Record<QueueName, boolean>>({ waiting: true, mine: true, bot: true, colleagues: false, closed: false })
  const whole = reactive<Partial<Record<QueueName, boolean>>>({ mine: true })
  const error = ref<unknown>(null)
  const search = ref('')
  const found = ref<Row[] | null>(null)
  const rings = ref<Row[]>([])
  let timer = 0
  let fetched = 0

  const seen = computed(() => found.value ?? QUEUES.filter((queue) => opened[queue]).flatMap(shown))

  function shown(queue: QueueName): Row[] {
    const all = rows[queue] ?? []
    return whole[queue] ? all : all.slice(0, FIRST)
  }

  function hasMore(queue: QueueName): boolean {
    return shown(queue).length < (rows[queue]?.length ?? 0) || Boolean(rest[queue])
  }

  async function load(): Promise<void> {
    fetched = Date.now()
    try {
      const queues = QUEUES.filter((queue) => opened[queue])
      const answers = await Promise.all(queues.map((queue) => fetchInbox({ queue })))
      queues.forEach((queue, at) => take(queue, answers[at]!))
      error.value = null
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      error.value = problem
    }
  }

  function take(queue: QueueName, answer: Inbox): void {
    counts.value = answer.counts
    longestWait.value = answer.longest_wait_since
    const next = ordered(queue, answer.items)
    if (queue === 'waiting') rings.value = newlyWaiting(rows.waiting, next)
    rows[queue] = next
    rest[queue] = answer.next
  }

  /** Many hints make one fetch; the last is never lost. */
  function changed(): void {
    if (timer) return
    timer = window.setTimeout(
      () => {
        timer = 0
        void load()
        if (found.value) void runSearch()
      },
      Math.max(50, AT_MOST_EVERY_MS - (Date.now() - fetched)),
    )
  }

  async function more(queue: QueueName): Promise<void> {
    if (shown(queue).length < (rows[queue]?.length ?? 0)) {
      whole[queue] = true
      return
    }
    const have = rows[queue] ?? []
    const answer = await fetchInbox({ queue, before: rest[queue] ?? undefined })
    rest[queue] = answer.next
    const known = new Set(have.map((row) => row.id))
    rows[queue] = ordered(queue, [...have, ...answer.items.filter((row) => !known.has(row.id))])
  }

  async function toggle(queue: QueueName): Promise<void> {
    opened[queue] = !opened[queue]
    if (opened[queue] && !rows[queue]) await load()
  }

  async function runSearch(): Promise<void> {
    const words = search.value.trim()
    if (!words) {
      found.value = null
      return
    }
    const answers = await Promise.all(QUEUES.map((queue) => fetchInbox({ queue, search: words }))).catch((problem: unknown) => {
      if (!(problem instanceof ApiError)) throw problem
      error.value = problem
      return null
    })
    if (answers && words === search.value.trim()) found.value = answers.flatMap((answer) => answer.items)
  }

  let searching = 0
  watch(search, () => {
    window.clearTimeout(searching)
    searching = window.setTimeout(() => void runSearch(), search.value ? SEARCH_AFTER_MS : 0)
  })

  return { counts, longestWait, rows, opened, error, search, found, rings, seen, shown, hasMore, load, changed, more, toggle }
})
