import { describe, expect, it } from 'vitest'
import { type Message, apply, empty, enqueue } from './timeline'

function message(seq: number, author: string, clientId: string | null = null): Message {
  return { seq, author, client_id: clientId, content: { type: 'text', text: `${author} ${seq}` }, created_at: '2026-01-01T00:00:00Z' }
}

describe('timeline', () => {
  it('replaces a waiting message by the server’s copy', () => {
    const waiting = enqueue(empty(), 'a-client-id', '在吗')
    const shown = apply(waiting, { type: 'message', message: message(1, 'customer', 'a-client-id') })
    expect(shown.outbox).toEqual([])
    expect(shown.messages.map((each) => each.seq)).toEqual([1])
  })

  it('drops what comes twice', () => {
    const frame = { type: 'message', message: message(1, 'bot') } as const
    expect(apply(apply(empty(), frame), frame).messages).toHaveLength(1)
  })

  it('keeps the dots while only the shopper has spoken, and ends them with the answer', () => {
    let timeline = apply(empty(), { type: 'typing' })
    timeline = apply(timeline, { type: 'message', message: message(1, 'customer') })
    expect(timeline.typing).toBe(true)
    expect(apply(timeline, { type: 'message', message: message(2, 'bot') }).typing).toBe(false)
  })

  it('keeps a refused message with its reason, so that it can be sent again', () => {
    const refused = apply(enqueue(empty(), 'x', '你好'), { type: 'refused', client_id: 'x', error: { code: 'c', message: '慢一点' } })
    expect(refused.outbox).toEqual([{ client_id: 'x', text: '你好', acked: false, error: '慢一点' }])
  })
})
