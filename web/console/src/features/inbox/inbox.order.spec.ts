import type { Row } from '@xiaoer/api-client/staff'
import { expect, test } from 'vitest'
import { newlyWaiting, ordered, step } from './inbox.order'

function row(id: string, parts: Partial<Row> = {}): Row {
  return {
    id, state: 'waiting', channel: 'web', customer: { id: 'c', name: id, level: '', city: '', identified: true }, assignee: null,
    last: { author: 'customer', text: '', at: '2026-11-24T06:00:00Z' }, waiting_since: null, unread: 0,
    mood: { label: 'calm', intensity: 0 }, handoff: null, order_state: null, last_seq: 1, opened_at: '2026-11-24T05:00:00Z', ...parts,
  }
}
const ids = (rows: Row[]) => rows.map((each) => each.id).join('')
const at = (minute: number) => `2026-11-24T06:${String(minute).padStart(2, '0')}:00Z`

test('who waits longest is first', () => {
  expect(ids(ordered('waiting', [row('a', { waiting_since: at(9) }), row('b', { waiting_since: at(3) })]))).toBe('ba')
})

test('of my own, those who wait for my answer come before those who have it', () => {
  const rows = [
    row('a', { last: { author: 'staff', text: '', at: at(50) } }),
    row('b', { last: { author: 'staff', text: '', at: at(55) } }),
    row('c', { waiting_since: at(40) }),
  ]
  expect(ids(ordered('mine', rows))).toBe('cba')
})

test("of the bot's, the angry come first", () => {
  const rows = [row('a', { last: { author: 'bot', text: '', at: at(50) } }), row('b', { mood: { label: 'angry', intensity: 0.8 } })]
  expect(ids(ordered('bot', rows))).toBe('ba')
})

test('keys move by one and stop at the ends', () => {
  const rows = [row('a'), row('b')]
  expect(step(rows, null, 1)?.id).toBe('a')
  expect(step(rows, 'a', 1)?.id).toBe('b')
  expect(step(rows, 'b', 1)?.id).toBe('b')
  expect(step(rows, 'a', -1)?.id).toBe('a')
  expect(step([], 'a', 1)).toBeUndefined()
})

test('the first look rings for nobody, a new chat rings once', () => {
  expect(newlyWaiting(null, [row('a')])).toEqual([])
  expect(ids(newlyWaiting([row('a')], [row('a'), row('b')]))).toBe('b')
})
