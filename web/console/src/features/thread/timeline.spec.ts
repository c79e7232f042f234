import type { Message } from '@xiaoer/api-client/staff'
import { expect, test } from 'vitest'
import { gap, items, merged, undelivered, type Item, type Pending } from './timeline'

const me = { id: 'mei', name: '小美' }
const message = (seq: number, author: Message['author'], second: number, parts: Partial<Message> = {}): Message => ({
  id: String(seq), seq, author, content: { type: 'text', text: String(seq) }, created_at: new Date(2026, 10, 24, 14, 0, second).toISOString(), ...parts,
})
const shape = (list: Item[]) => list.map((each) => (each.kind === 'group' ? `${each.who}${each.note ? '*' : ''}${each.shown.length}` : each.kind)).join(' ')

test('words of one person within a minute are one group', () => {
  const list = items([message(1, 'customer', 0), message(2, 'customer', 50), message(3, 'customer', 200), message(4, 'bot', 201)], [], me)
  expect(shape(list)).toBe('day customer2 customer1 bot1')
})

test('two colleagues are two groups, a note is its own', () => {
  const list = items(
    [
      message(1, 'staff', 0, { staff: me }),
      message(2, 'staff', 1, { staff: { id: 'li', name: '小李' } }),
      message(3, 'staff', 2, { staff: { id: 'li', name: '小李' }, content: { type: 'note', text: 'n' } }),
    ],
    [], me,
  )
  expect(shape(list)).toBe('day staff1 staff1 staff*1')
})

test('a system line and a new day stand alone', () => {
  const next = new Date(2026, 10, 25, 9).toISOString()
  expect(shape(items([message(1, 'system', 0), message(2, 'customer', 1, { created_at: next })], [], me))).toBe('day event day customer1')
})

test('what I just sent joins my group at once', () => {
  const pending: Pending = { client_id: 'c1', content: { type: 'text', text: 'x' }, at: new Date(2026, 10, 24, 14, 0, 5).toISOString(), state: 'waiting' }
  expect(shape(items([message(1, 'staff', 0, { staff: me })], [pending], me))).toBe('day staff2')
})

test('a stored message ends its waiting copy, so it is never shown twice', () => {
  const pending: Pending = { client_id: 'c1', content: { type: 'text' }, at: '', state: 'waiting' }
  expect(undelivered([pending], [message(1, 'staff', 0, { client_id: 'c1' })])).toEqual([])
  expect(undelivered([pending], [message(1, 'staff', 0, { client_id: 'c2' })])).toEqual([pending])
})

test('the same page fetched twice changes nothing', () => {
  const page = [message(2, 'bot', 0), message(1, 'customer', 0)]
  expect(merged(merged([], page), page).map((each) => each.seq)).toEqual([1, 2])
})

test('a page that does not touch what is there leaves a gap to fetch', () => {
  expect(gap([message(1, 'bot', 0)], [message(3, 'bot', 0)])).toBe(true)
  expect(gap([message(1, 'bot', 0)], [message(2, 'bot', 0)])).toBe(false)
  expect(gap([], [message(9, 'bot', 0)])).toBe(false)
})
