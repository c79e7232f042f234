import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Chat } from './chat'
import { type SocketLike, type Status, pause } from './connection'
import type { ClientFrame, ServerFrame } from './frames'
import type { Timeline } from './timeline'

/** The other end of the line, held by the test. */
class Line implements SocketLike {
  readyState = 0
  sent: ClientFrame[] = []
  onopen: SocketLike['onopen'] = null
  onmessage: SocketLike['onmessage'] = null
  onclose: SocketLike['onclose'] = null
  onerror: SocketLike['onerror'] = null
  send(data: string): void {
    this.sent.push(JSON.parse(data) as ClientFrame)
  }
  close(): void {
    this.readyState = 3
  }
  open(): void {
    this.readyState = 1
    this.onopen?.(new Event('open'))
  }
  say(frame: ServerFrame): void {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }
  welcome(): void {
    this.open()
    this.say({ type: 'welcome', conversation: { id: 'c1', state: 'bot', last_seq: 0 }, messages: [] })
  }
  of(type: ClientFrame['type']): ClientFrame[] {
    return this.sent.filter((frame) => frame.type === type)
  }
}

let lines: Line[] = []
let shown: { timeline: Timeline; status: Status }
let forbidden = 0
const chats: Chat[] = []

function start(): Chat {
  const chat = new Chat({
    url: 'ws://shop/',
    token: 'token',
    language: 'zh-CN',
    viewing: () => undefined,
    storage: localStorage,
    storageKey: 'x',
    onChange: (timeline, status) => (shown = { timeline, status }),
    onForbidden: () => (forbidden += 1),
    open: () => {
      const line = new Line()
      lines.push(line)
      return line
    },
  })
  chats.push(chat)
  return chat
}
const line = (at = -1): Line => lines.at(at)!
const said = (which: Line): (string | undefined)[] => which.of('send').map((frame) => (frame as { content: { text?: string } }).content.text)

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  lines = []
  forbidden = 0
})
afterEach(() => {
  chats.splice(0).forEach((chat) => chat.close())
  vi.useRealTimers()
})

describe('a chat', () => {
  it('says hello, then sends what was written while the line was still opening', () => {
    const chat = start()
    chat.write({ type: 'text', text: '在吗' })
    expect(said(line())).toEqual([])
    line().welcome()
    expect(line().sent[0]).toMatchObject({ type: 'hello', after: 0 })
    expect(said(line())).toEqual(['在吗'])
    expect(shown.status).toBe('online')
  })

  it('comes back after a lost line and sends the same ids again, in order', () => {
    const chat = start()
    line().welcome()
    chat.write({ type: 'text', text: '一' })
    line().onclose?.(new CloseEvent('close'))
    chat.write({ type: 'text', text: '二' })
    expect(shown.status).toBe('offline')
    vi.advanceTimersByTime(1000)
    expect(lines).toHaveLength(2)
    line().welcome()
    expect(said(line())).toEqual(['一', '二'])
    expect(line().of('send')[0]).toEqual(line(0).of('send')[0])
  })

  it('resumes from the last certain seq', () => {
    start()
    line().welcome()
    line().say({ type: 'message', message: { id: 'm', seq: 1, author: 'bot', content: { type: 'text', text: '好' }, created_at: '' } })
    line().onclose?.(new CloseEvent('close'))
    vi.advanceTimersByTime(1000)
    line().open()
    expect(line().sent[0]).toMatchObject({ type: 'hello', after: 1 })
  })

  it('keeps unsent words across a reload and forgets them once acknowledged', () => {
    start().write({ type: 'text', text: '没网时写的' })
    chats.splice(0).forEach((chat) => chat.close())
    const again = start()
    expect(again.timeline.outbox[0]?.content.text).toBe('没网时写的')
    line().welcome()
    const clientId = again.timeline.outbox[0]!.client_id
    expect(said(line())).toEqual(['没网时写的'])
    line().say({ type: 'ack', client_id: clientId, seq: 1, at: '' })
    expect(localStorage.length).toBe(0)
  })

  it('asks once for what is missing', () => {
    start()
    line().welcome()
    for (const seq of [1, 4, 5]) {
      line().say({ type: 'message', message: { id: `${seq}`, seq, author: 'bot', content: { type: 'text' }, created_at: '' } })
    }
    expect(line().of('hello')).toHaveLength(2)
    expect(line().of('hello')[1]).toMatchObject({ after: 1 })
  })

  it('notices a line that is open but dead', () => {
    start()
    line().welcome()
    vi.advanceTimersByTime(20_000)
    expect(line().of('ping')).toHaveLength(1)
    vi.advanceTimersByTime(8_000)
    expect(shown.status).not.toBe('online')
    vi.advanceTimersByTime(1000)
    expect(lines).toHaveLength(2)
  })

  it('does not send a refused message again by itself', () => {
    const chat = start()
    line().welcome()
    const clientId = chat.write({ type: 'text', text: '哎' })
    line().say({ type: 'refused', client_id: clientId, error: { code: 'too_many_messages', message: '' } })
    line().onclose?.(new CloseEvent('close'))
    vi.advanceTimersByTime(1000)
    line().welcome()
    expect(said(line())).toEqual([])
    chat.retry(clientId)
    expect(said(line())).toEqual(['哎'])
  })

  it('gives an outdated token back instead of trying for ever', () => {
    start()
    line().open()
    line().say({ type: 'error', code: 'token_invalid', message: '' })
    vi.advanceTimersByTime(60_000)
    expect([forbidden, lines.length]).toEqual([1, 1])
  })

  it('takes down dots nobody followed with words', () => {
    start()
    line().welcome()
    line().say({ type: 'typing', who: 'staff', name: '小美' })
    expect(shown.timeline.typing?.name).toBe('小美')
    vi.advanceTimersByTime(6_000)
    expect(shown.timeline.typing).toBeNull()
  })

  it('asks for a person and leaves a message as safely as it says a word', () => {
    const chat = start()
    line().welcome()
    const asked = chat.askHuman()
    const left = chat.leaveMessage('打给我', '13800000000')
    expect(line().of('ask_human')).toEqual([{ type: 'ask_human', client_id: asked }])
    expect(line().of('leave_message')).toEqual([{ type: 'leave_message', client_id: left, text: '打给我', contact: '13800000000' }])
    line().onclose?.(new CloseEvent('close'))
    vi.advanceTimersByTime(1000)
    line().welcome()
    expect([line().of('ask_human').length, line().of('leave_message').length]).toEqual([1, 1])
    line().say({ type: 'ack', client_id: left, seq: 3, at: '' })
    expect(shown.timeline.outbox.map((item) => item.client_id)).toEqual([asked])
  })

  it('sends the same id only once when asked to write it twice', () => {
    const chat = start()
    line().welcome()
    chat.write({ type: 'picture', picture: 'p1' }, 'upload-1')
    chat.write({ type: 'picture', picture: 'p1' }, 'upload-1')
    expect(shown.timeline.outbox).toHaveLength(1)
  })

  it('sends nothing but its own fields of a picture', () => {
    const chat = start()
    line().welcome()
    chat.write({ type: 'picture', picture: 'p1', width: 3, height: 4, url: 'blob:here' })
    expect(line().of('send')[0]).toMatchObject({ content: { type: 'picture', picture: 'p1', width: 3, height: 4 } })
    expect(JSON.stringify(line().of('send')[0])).not.toContain('blob:')
  })
})

it('pauses longer with each failure, never too long, never all at once', () => {
  expect(pause(0, 0)).toBe(300)
  expect(pause(3, 0.5)).toBe(4000)
  expect(pause(30, 1)).toBe(21_000)
})
