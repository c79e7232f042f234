import type { Message } from '@xiaoer/live/frames'
import { type Outgoing, type Timeline, empty } from '@xiaoer/live/timeline'
import { describe, expect, it } from 'vitest'
import { type Group, type Row, flow, newestAnswer } from './flow'
import type { Upload } from './uploads'

const start = new Date(2026, 0, 5, 14, 0).getTime()
let seq = 0

function message(author: Message['author'], seconds: number, more: Partial<Message> = {}): Message {
  seq += 1
  return { id: `m${seq}`, seq, author, content: { type: 'text', text: 'x' }, created_at: new Date(start + seconds * 1000).toISOString(), ...more }
}
function timeline(messages: Message[], more: Partial<Timeline> = {}): Timeline {
  return { ...empty(), messages, ...more }
}
const shape = (rows: Row[]): string[] => rows.map((row) => (row.kind === 'group' ? `${row.who}${row.named ? '!' : ''} ${row.items.length}` : row.kind))
const last = (rows: Row[]): Group => rows.at(-1) as Group
const outgoing = (id: string, seconds: number, state: Outgoing['state'] = 'waiting'): Outgoing => ({ client_id: id, content: { type: 'text', text: 'x' }, at: start + seconds * 1000, state })
const mei = { id: 's1', name: '小美' }

describe('the thread', () => {
  it('groups what one says within a minute and names who speaks once, the bot by its greeting', () => {
    const rows = flow(timeline([message('bot', 0), message('customer', 5), message('customer', 20), message('bot', 22), message('bot', 200)]), [])
    expect(shape(rows)).toEqual(['time', 'bot 1', 'customer 2', 'bot 1', 'bot 1'])
  })

  it('names the person after the hand-over, and the bot again after it', () => {
    const taken = message('system', 9, { content: { type: 'event', event: 'taken', text_zh: '小美来了', text_en: '' } })
    const rows = flow(timeline([message('bot', 0), taken, message('staff', 10, { staff: mei }), message('staff', 20, { staff: { id: 's2', name: '阿强' } }), message('bot', 30)]), [])
    expect(shape(rows)).toEqual(['time', 'bot 1', 'line', 'staff! 1', 'staff! 1', 'bot! 1'])
  })

  it('says the time after a pause and on another day', () => {
    const rows = flow(timeline([message('customer', 0), message('bot', 9 * 60), message('bot', 20 * 60), message('bot', 11 * 3600)]), [])
    expect(shape(rows)).toEqual(['time', 'customer 1', 'bot 1', 'time', 'bot! 1', 'time', 'bot! 1'])
  })

  it('shows neither notes of the staff nor the rating as a line', () => {
    const rows = flow(timeline([message('staff', 0, { content: { type: 'note', text: '内部' } }), message('system', 1, { content: { type: 'event', event: 'rated' } })]), [])
    expect(rows).toEqual([])
  })

  it('keeps the order of writing between words and pictures that wait', () => {
    const upload: Upload = { id: 'p1', at: start + 12_000, preview: 'blob:x', width: 1, height: 1, sent: 0, state: 'uploading' }
    const rows = flow(timeline([message('customer', 0)], { outbox: [outgoing('a', 10), outgoing('b', 14)] }), [upload])
    expect(last(rows).items.map((item) => item.key.slice(1))).toEqual([`${seq}`, 'a', 'p1', 'b'])
  })

  it('shows a picture once, whether it is uploading or already on its way', () => {
    const upload: Upload = { id: 'p1', at: start, preview: 'blob:x', width: 1, height: 1, sent: 1, state: 'uploading' }
    expect(last(flow(timeline([], { outbox: [outgoing('p1', 0)] }), [upload])).items).toHaveLength(1)
  })
})

describe('delivery', () => {
  it('goes from waiting to sent to read', () => {
    const own = message('customer', 0)
    const of = (made: Timeline): unknown => last(flow(made, [])).delivery
    expect(of(timeline([], { outbox: [outgoing('a', 0)] }))).toBe('waiting')
    expect(of(timeline([], { outbox: [outgoing('a', 0, 'failed')] }))).toBe('failed')
    expect(of(timeline([own]))).toBe('sent')
    expect(of(timeline([own], { read: { customer: 0, staff: own.seq } }))).toBe('read')
  })

  it('is not said once there is an answer', () => {
    const rows = flow(timeline([message('customer', 0), message('bot', 1)]), [])
    expect(rows.filter((row) => row.kind === 'group').map((row) => row.delivery)).toEqual([null, null])
  })
})

it('offers choices only under the newest answer, until the shopper speaks', () => {
  const answer = message('bot', 0)
  expect(newestAnswer(timeline([answer]))).toBe(answer.seq)
  expect(newestAnswer(timeline([answer], { outbox: [outgoing('a', 1)] }))).toBe(0)
  expect(newestAnswer(timeline([answer, message('customer', 1)]))).toBe(0)
})
