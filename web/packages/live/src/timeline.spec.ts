import { describe, expect, it } from 'vitest'
import type { Message, ServerFrame } from './frames'
import { type Change, type Outgoing, type Timeline, apply, empty, newest, unread } from './timeline'

function message(seq: number, author: Message['author'] = 'bot', clientId?: string): Message {
  return { id: `m${seq}`, seq, author, client_id: clientId, content: { type: 'text', text: `${author} ${seq}` }, created_at: '2026-01-01T00:00:00Z' }
}
function wrote(clientId: string, at = 1): Change {
  const item: Outgoing = { client_id: clientId, content: { type: 'text', text: clientId }, at, state: 'waiting' }
  return { type: 'wrote', item }
}
function after(changes: (ServerFrame | Change)[], start: Timeline = empty()): Timeline {
  return changes.reduce(apply, start)
}
const seqs = (timeline: Timeline): number[] => timeline.messages.map((each) => each.seq)
const frame = (shown: Message): ServerFrame => ({ type: 'message', message: shown })
function welcome(lastSeq: number, messages: Message[] = [], id = 'c1'): ServerFrame {
  return { type: 'welcome', conversation: { id, state: 'bot', last_seq: lastSeq }, messages }
}

describe('what the shopper writes', () => {
  it('waits, is acknowledged, and gives way to the server’s copy', () => {
    let now = after([wrote('a')])
    expect(now.outbox[0]?.state).toBe('waiting')
    now = apply(now, { type: 'ack', client_id: 'a', seq: 1, at: '' })
    expect(now.outbox[0]?.state).toBe('sent')
    now = apply(now, frame(message(1, 'customer', 'a')))
    expect(now.outbox).toEqual([])
    expect(seqs(now)).toEqual([1])
  })

  it('is never doubled, whichever of acknowledgement and copy comes first or twice', () => {
    const copy = frame(message(1, 'customer', 'a'))
    const ack: ServerFrame = { type: 'ack', client_id: 'a', seq: 1, at: '' }
    for (const order of [[copy, ack], [ack, copy], [copy, copy, ack, ack], [ack, ack, copy, copy]]) {
      const now = after([wrote('a'), ...order])
      expect([now.outbox.length, seqs(now)]).toEqual([0, [1]])
    }
  })

  it('keeps the order in which it was written', () => {
    const now = after([wrote('a'), wrote('b'), wrote('c'), frame(message(1, 'customer', 'b'))])
    expect(now.outbox.map((item) => item.client_id)).toEqual(['a', 'c'])
  })

  it('stays with its reason when refused, and waits again when retried', () => {
    const refused = after([wrote('a'), { type: 'refused', client_id: 'a', error: { code: 'too_many_messages', message: '慢一点' } }])
    expect(refused.outbox[0]).toMatchObject({ state: 'failed', error: { code: 'too_many_messages' } })
    const again = apply(refused, { type: 'retried', client_id: 'a' })
    expect(again.outbox[0]).toMatchObject({ state: 'waiting', error: undefined })
    expect(apply(refused, { type: 'forgot', client_id: 'a' }).outbox).toEqual([])
  })

  it('is not put back by a second tab that already shows it', () => {
    expect(after([frame(message(1, 'customer', 'a')), wrote('a')]).outbox).toEqual([])
  })

  it('sent before the line broke is recognised in the history of the welcome', () => {
    const now = after([wrote('a'), wrote('b'), welcome(2, [message(1, 'customer', 'a'), message(2)])])
    expect(now.outbox.map((item) => item.client_id)).toEqual(['b'])
    expect(now.known).toBe(2)
  })
})

describe('order and gaps', () => {
  it('shows by seq whatever the order of arrival, each once', () => {
    const all = [1, 2, 3, 4].map((seq) => frame(message(seq)))
    for (const order of permutations(all)) expect(seqs(after([...order, ...order]))).toEqual([1, 2, 3, 4])
  })

  it('asks from the last certain seq when one is missing', () => {
    const now = after([frame(message(1)), frame(message(2)), frame(message(5)), frame(message(6))])
    expect(now.gap).toBe(true)
    expect(now.known).toBe(2)
    const filled = apply(now, welcome(6, [3, 4, 5, 6].map((seq) => message(seq))))
    expect([filled.gap, filled.known, seqs(filled)]).toEqual([false, 6, [1, 2, 3, 4, 5, 6]])
  })

  it('accepts a hole the server does not fill, such as a note of the staff', () => {
    const now = after([frame(message(1)), frame(message(3)), welcome(3, [message(3)])])
    expect([now.gap, now.known]).toEqual([false, 3])
    expect(apply(now, frame(message(4))).gap).toBe(false)
  })

  it('takes history that starts late as it comes', () => {
    const now = after([welcome(80, []), frame(message(41)), frame(message(42))])
    expect([now.gap, now.known]).toEqual([false, 42])
  })

  it('changes nothing for a message it has', () => {
    const now = after([frame(message(1)), frame(message(2))])
    expect(apply(now, frame(message(1)))).toBe(now)
  })

  it('starts anew with another conversation, keeping what is unsent', () => {
    const now = after([welcome(2, [message(1), message(2)]), wrote('x'), welcome(0, [], 'c2')])
    expect([seqs(now), now.known, now.outbox.length, now.conversation?.id]).toEqual([[], 0, 1, 'c2'])
  })
})

describe('who is there', () => {
  it('shows dots until the words come, whatever the shopper says meanwhile', () => {
    let now = after([{ type: 'typing', who: 'bot', name: '小禾' }, frame(message(1, 'customer'))])
    expect(now.typing?.name).toBe('小禾')
    now = apply(now, frame(message(2, 'bot')))
    expect(now.typing).toBeNull()
  })

  it('follows the queue and then the person', () => {
    let now = after([welcome(1), { type: 'state', state: 'waiting', queue: { position: 2, minutes: 3 } }])
    expect(now.queue?.position).toBe(2)
    now = apply(now, { type: 'state', state: 'person', agent: { id: 's', name: '小美' } })
    expect([now.queue, now.agent?.name]).toEqual([null, '小美'])
    now = apply(now, { type: 'state', state: 'bot' })
    expect(now.agent).toBeNull()
  })

  it('asks for a rating once per closing', () => {
    let now = after([welcome(1), { type: 'state', state: 'closed' }, { type: 'rated', score: 5 }])
    expect(now.conversation?.rated).toBe(true)
    now = apply(now, { type: 'state', state: 'closed' })
    expect(now.conversation?.rated).toBe(true)
    now = after([{ type: 'state', state: 'bot' }, { type: 'state', state: 'closed' }], now)
    expect(now.conversation?.rated).toBe(false)
  })

  it('reads only forward', () => {
    const now = after([{ type: 'read', by: 'staff', seq: 5 }, { type: 'read', by: 'staff', seq: 3 }, { type: 'seen', seq: 2 }])
    expect(now.read).toEqual({ customer: 2, staff: 5 })
  })

  it('counts what others said and the shopper has not seen', () => {
    const now = after([frame(message(1, 'customer')), frame(message(2, 'bot')), frame(message(3, 'system')), frame(message(4, 'staff'))])
    expect([unread(now), newest(now), unread(apply(now, { type: 'seen', seq: 2 }))]).toEqual([2, 4, 1])
  })

  it('remembers thumbs', () => {
    const now = after([frame(message(1)), { type: 'thumb_given', seq: 1, value: 'up' }])
    expect(now.messages[0]?.thumb).toBe('up')
    expect(apply(now, { type: 'thumbed', seq: 1, value: null }).messages[0]?.thumb).toBeNull()
  })
})

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, at) => permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]))
}
