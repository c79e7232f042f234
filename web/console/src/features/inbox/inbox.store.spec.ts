import type { Inbox, Row } from '@xiaoer/api-client/staff'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useInbox } from './inbox.store'

const row = (id: string) => ({ id, waiting_since: '2026-11-24T06:00:00Z', opened_at: '2026-11-24T05:00:00Z', last: null }) as unknown as Row
const asked: string[] = []
let waiting: Row[] = []

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  asked.length = 0
  waiting = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    const items = url.includes('queue=waiting') ? waiting : []
    const body: Inbox = { counts: { waiting: waiting.length, mine: 0, bot: 0, colleagues: 0, closed: 9 }, longest_wait_since: null, items, next: null }
    return new Response(JSON.stringify(body))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('only open queues are fetched; closed ones when they are opened', async () => {
  const inbox = useInbox()
  await inbox.load()
  expect(asked.map((url) => url.split('queue=')[1])).toEqual(['waiting', 'mine', 'bot'])
  await inbox.toggle('closed')
  expect(asked.at(-1)).toContain('queue=closed')
})

test('a long queue shows its first, and the rest on demand', async () => {
  const inbox = useInbox()
  waiting = Array.from({ length: 9 }, (_, at) => row(`r${at}`))
  await inbox.load()
  expect(inbox.seen).toHaveLength(6)
  expect(inbox.hasMore('waiting')).toBe(true)
  await inbox.more('waiting')
  expect(inbox.seen).toHaveLength(9)
  expect(inbox.hasMore('waiting')).toBe(false)
})

test('a storm of hints makes one fetch', async () => {
  const inbox = useInbox()
  await inbox.load()
  asked.length = 0
  for (let hint = 0; hint < 100; hint += 1) inbox.changed()
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked).toHaveLength(3)
})

test('a chat that begins to wait rings, those that waited before do not', async () => {
  const inbox = useInbox()
  waiting = [row('a')]
  await inbox.load()
  expect(inbox.rings).toEqual([])
  waiting = [row('a'), row('b')]
  await inbox.load()
  expect(inbox.rings.map((each) => each.id)).toEqual(['b'])
})

test('words that are searched go through every queue; empty words give the queues back', async () => {
  const inbox = useInbox()
  inbox.search = '退货'
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toHaveLength(5)
  expect(decodeURIComponent(asked.at(-1)!)).toContain('queue=closed&search=退货')
  expect(inbox.found).toEqual([])
  inbox.search = ''
  await vi.advanceTimersByTimeAsync(1)
  expect(inbox.found).toBeNull()
})
