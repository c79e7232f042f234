/** What a chat looks like at a moment: a pure reducer, so every order of events can be tested without a network. */
import type { Content, ConversationFrame, ConversationState, Message, Person, Queue, ServerFrame, Thumb } from './frames'

/** Something the shopper did that the server's timeline does not show yet. */
export interface Outgoing {
  client_id: string
  content: Content
  viewing?: string
  /** Milliseconds; orders what is sent again after a reload. */
  at: number
  /** waiting: not acknowledged; sent: the server has it; failed: the server refused it. */
  state: 'waiting' | 'sent' | 'failed'
  error?: { code: string; message: string }
}

export interface Timeline {
  conversation: { id: string; state: ConversationState; rated: boolean } | null
  agent: Person | null
  queue: Queue | null
  /** In order of seq, each once. */
  messages: Message[]
  /** In the order they were written. */
  outbox: Outgoing[]
  /** Up to here nothing can be missing: the `after` of the next hello. */
  known: number
  /** A message arrived beyond `known`: ask the server what lies between. */
  gap: boolean
  typing: { who: 'bot' | 'staff'; name: string } | null
  read: { customer: number; staff: number }
}

export type Change =
  | { type: 'wrote'; item: Outgoing }
  | { type: 'retried'; client_id: string }
  | { type: 'forgot'; client_id: string }
  | { type: 'typing_over' }
  | { type: 'seen'; seq: number }
  | { type: 'thumb_given'; seq: number; value: Thumb }

export function empty(): Timeline {
  return {
    conversation: null,
    agent: null,
    queue: null,
    messages: [],
    outbox: [],
    known: 0,
    gap: false,
    typing: null,
    read: { customer: 0, staff: 0 },
  }
}

/** The timeline after a frame of the server or an act of the shopper. Frames that come twice change nothing the second time. */
export function apply(timeline: Timeline, change: ServerFrame | Change): Timeline {
  switch (change.type) {
    case 'welcome':
      return welcomed(timeline, change)
    case 'message':
      return received(timeline, change.message)
    case 'ack':
      return outgoing(timeline, change.client_id, (item) => ({ ...item, state: 'sent', error: undefined }))
    case 'refused':
      return outgoing(timeline, change.client_id, (item) => ({ ...item, state: 'failed', error: change.error }))
    case 'state':
      return moved(timeline, change)
    case 'typing':
      return { ...timeline, typing: { who: change.who, name: change.name ?? '' } }
    case 'typing_over':
      return timeline.typing ? { ...timeline, typing: null } : timeline
    case 'read':
      return { ...timeline, read: { ...timeline.read, [change.by]: Math.max(timeline.read[change.by], change.seq) } }
    case 'seen':
      return { ...timeline, read: { ...timeline.read, customer: Math.max(timeline.read.customer, change.seq) } }
    case 'thumbed':
    case 'thumb_given':
      return { ...timeline, messages: timeline.messages.map((each) => (each.seq === change.seq ? { ...each, thumb: change.value } : each)) }
    case 'rated':
      return timeline.conversation ? { ...timeline, conversation: { ...timeline.conversation, rated: true } } : timeline
    case 'wrote':
      return known(timeline, change.item.client_id) ? timeline : { ...timeline, outbox: [...timeline.outbox, change.item] }
    case 'retried':
      return outgoing(timeline, change.client_id, (item) => ({ ...item, state: 'waiting', error: undefined }))
    case 'forgot':
      return { ...timeline, outbox: timeline.outbox.filter((item) => item.client_id !== change.client_id) }
    default:
      return timeline
  }
}

/** The highest seq that is shown. */
export function newest(timeline: Timeline): number {
  return timeline.messages.at(-1)?.seq ?? 0
}

/** Messages of others that the shopper has not seen. */
export function unread(timeline: Timeline): number {
  return timeline.messages.filter((each) => each.seq > timeline.read.customer && (each.author === 'bot' || each.author === 'staff')).length
}

function known(timeline: Timeline, clientId: string): boolean {
  return timeline.outbox.some((item) => item.client_id === clientId) || timeline.messages.some((each) => each.client_id === clientId)
}

function welcomed(timeline: Timeline, frame: Extract<ServerFrame, { type: 'welcome' }>): Timeline {
  const other = frame.conversation && timeline.conversation && frame.conversation.id !== timeline.conversation.id
  const base = other ? { ...empty(), outbox: timeline.outbox } : timeline
  const messages = frame.messages ?? []
  const merged = messages.reduce(merge, base)
  const top = messages.reduce((most, each) => Math.max(most, each.seq), base.known)
  // The server has just said everything after `known`: what still seems missing is not for the shopper's eyes.
  const settled = messages.length || base.gap ? Math.max(top, newest(merged)) : base.known
  return {
    ...merged,
    ...standing(base, frame.conversation ?? null),
    known: settled,
    gap: false,
    typing: null,
    read: {
      customer: Math.max(base.read.customer, frame.read?.customer ?? 0),
      staff: Math.max(base.read.staff, frame.read?.staff ?? 0),
    },
  }
}

function standing(base: Timeline, conversation: ConversationFrame | null): Pick<Timeline, 'conversation' | 'agent' | 'queue'> {
  if (!conversation) return { conversation: base.conversation, agent: base.agent, queue: base.queue }
  const rated = conversation.rated ?? base.conversation?.rated ?? false
  return {
    conversation: { id: conversation.id, state: conversation.state, rated },
    agent: conversation.agent ?? null,
    queue: conversation.queue ?? null,
  }
}

function received(timeline: Timeline, message: Message): Timeline {
  if (timeline.messages.some((each) => each.seq === message.seq)) return timeline
  const merged = merge(timeline, message)
  const contiguous = message.seq <= timeline.known + 1 || timeline.messages.length === 0
  const settled = contiguous && !timeline.gap ? Math.max(timeline.known, message.seq) : timeline.known
  // The dots end with the words they promised; the shopper's own words do not end them.
  const typing = message.author === 'customer' ? timeline.typing : null
  return { ...merged, known: settled, gap: timeline.gap || !contiguous, typing }
}

/** Put a message in its place by seq; the shopper's own copy of it leaves the outbox. */
function merge(timeline: Timeline, message: Message): Timeline {
  const outbox = message.client_id ? timeline.outbox.filter((item) => item.client_id !== message.client_id) : timeline.outbox
  if (timeline.messages.some((each) => each.seq === message.seq)) return { ...timeline, outbox }
  const before = timeline.messages.filter((each) => each.seq < message.seq)
  return { ...timeline, outbox, messages: [...before, message, ...timeline.messages.slice(before.length)] }
}

function moved(timeline: Timeline, frame: Extract<ServerFrame, { type: 'state' }>): Timeline {
  const before = timeline.conversation
  const closedAnew = frame.state === 'closed' && before?.state !== 'closed'
  return {
    ...timeline,
    conversation: { id: frame.id ?? before?.id ?? '', state: frame.state, rated: closedAnew ? false : (before?.rated ?? false) },
    agent: frame.state === 'bot' ? null : (frame.agent ?? timeline.agent),
    queue: frame.state === 'waiting' ? (frame.queue ?? timeline.queue) : null,
    typing: null,
  }
}

function outgoing(timeline: Timeline, clientId: string, change: (item: Outgoing) => Outgoing): Timeline {
  return { ...timeline, outbox: timeline.outbox.map((item) => (item.client_id === clientId ? change(item) : item)) }
}
