import type { Me, Row } from '@xiaoer/api-client/staff'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSession } from '../../shared/session.store'
import { useThread } from './thread.store'

const person = { id: 'mei', name: '小美', login: 'xiaomei', role: 'agent', presence: 'online' }
let answers: Record<string, unknown> = {}
const asked: string[] = []

const row = (parts: Partial<Row> = {}) => ({ id: 'a', state: 'person', assignee: { id: 'mei', name: '小美', avatar: null }, last_seq: 2, ...parts }) as Row
const message = (seq: number, author = 'customer', client_id: string | null = null) => ({
  id: `${seq}`, seq, author, client_id, content: { type: 'text', text: `${seq}` }, created_at: '2026-11-24T06:00:00Z', staff: author === 'staff' ? person : null,
})

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
  useSession().me = { staff: person, shop: {}, csrf: '' } as unknown as Me
  asked.length = 0
  answers = { '/conversations/a': { row: row(), messages: [message(1), message(2)] } }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.replace('/api/staff/v1', '')
    asked.push(`${init.method} ${path}`)
    const answer = answers[path] ?? {}
    return new Response(JSON.stringify(answer), { status: (answer as { error?: unknown }).error ? 403 : 200 })
  })
})
afterEach(() => vi.unstubAllGlobals())

test('what lies between two looks is fetched, so nothing is missing', async () => {
  const thread = useThread()
  await thread.open('a')
  answers = {
    '/conversations/a': { row: row({ last_seq: 60 }), messages: [message(5)] },
    '/conversations/a/messages?after=2&limit=200': { messages: [message(3), message(4), message(5)] },
  }
  await thread.refresh()
  expect(thread.messages.map((each) => each.seq)).toEqual([1, 2, 3, 4, 5])
})

test('a sent message shows at once and once', async () => {
  const thread = useThread()
  await thread.open('a')
  thread.send({ type: 'text', text: '我是小美' })
  const clientId = thread.pending[0]!.client_id
  const texts = () => thread.shown.flatMap((item) => (item.kind === 'group' ? item.shown.map((each) => each.key) : []))
  expect(texts()).toContain(clientId)
  answers = { '/conversations/a': { row: row(), messages: [message(1), message(2), message(3, 'staff', clientId)] } }
  await vi.waitFor(() => expect(thread.messages).toHaveLength(3))
  expect(texts().filter((key) => key === clientId)).toHaveLength(1)
})

test('only a supervisor takes a chat from a colleague', async () => {
  answers = { '/conversations/a': { row: row({ assignee: { id: 'li', name: '小李', avatar: null } }), messages: [] } }
  const thread = useThread()
  await thread.open('a')
  expect(thread.mine).toBe(false)
  expect(thread.mayTake).toBe(false)
  useSession().me!.staff.role = 'supervisor'
  expect(thread.mayTake).toBe(true)
})

test('an answer that comes after another chat was opened is not shown there', async () => {
  const thread = useThread()
  const first = thread.open('a')
  answers['/conversations/b'] = { row: row({ id: 'b' }), messages: [message(9)] }
  await thread.open('b')
  await first
  expect(thread.messages.map((each) => each.seq)).toEqual([9])
})

test('what was seen is said once', async () => {
  const thread = useThread()
  await thread.open('a')
  await thread.markRead()
  await thread.markRead()
  expect(asked.filter((each) => each.includes('/read'))).toHaveLength(1)
})
