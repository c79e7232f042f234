/** What a shopper's chat looks like at a moment; a pure reducer, so every order of events can be tested without a network. */

export interface Content {
  type: string
  text?: string
  choices?: string[]
  sources?: { ref: string; title: string }[]
}

export interface Message {
  seq: number
  author: string
  client_id: string | null
  content: Content
  created_at: string
}

/** A message of the shopper's that the server has not shown in the timeline yet. */
export interface Outgoing {
  client_id: string
  text: string
  acked: boolean
  error?: string
}

export interface Timeline {
  messages: Message[]
  outbox: Outgoing[]
  lastSeq: number
  typing: boolean
}

export type Frame =
  | { type: 'welcome' }
  | { type: 'message'; message: Message }
  | { type: 'ack'; client_id: string; seq: number }
  | { type: 'refused'; client_id: string; error: { code: string; message: string } }
  | { type: 'error'; code: string; message: string }
  | { type: 'typing' }
  | { type: 'pong' }

export function empty(): Timeline {
  return { messages: [], outbox: [], lastSeq: 0, typing: false }
}

/** Put a message the shopper just wrote at the end, until the server's own copy replaces it. */
export function enqueue(timeline: Timeline, clientId: string, text: string): Timeline {
  return { ...timeline, outbox: [...timeline.outbox, { client_id: clientId, text, acked: false }] }
}

/** The timeline after a frame of the server. Frames that come twice change nothing the second time. */
export function apply(timeline: Timeline, frame: Frame): Timeline {
  switch (frame.type) {
    case 'message':
      return applyMessage(timeline, frame.message)
    case 'ack':
      return withOutgoing(timeline, frame.client_id, { acked: true })
    case 'refused':
      return withOutgoing(timeline, frame.client_id, { error: frame.error.message })
    case 'typing':
      return { ...timeline, typing: true }
    default:
      return timeline
  }
}

function applyMessage(timeline: Timeline, message: Message): Timeline {
  if (message.seq <= timeline.lastSeq) return timeline
  return {
    messages: [...timeline.messages, message],
    outbox: timeline.outbox.filter((waiting) => waiting.client_id !== message.client_id),
    lastSeq: message.seq,
    typing: message.author === 'customer' && timeline.typing,
  }
}

function withOutgoing(timeline: Timeline, clientId: string, change: Partial<Outgoing>): Timeline {
  const outbox = timeline.outbox.map((waiting) => (waiting.client_id === clientId ? { ...waiting, ...change } : waiting))
  return { ...timeline, outbox }
}
