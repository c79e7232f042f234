/** A shopper's chat over one connection: resumes from the last seq, sends again what was not acknowledged, asks for what is missing. */
import { Connection, type SocketLike, type Status } from './connection'
import type { ClientFrame, Content, ServerFrame, Thumb } from './frames'
import { type Keep, Outbox } from './outbox'
import { type Change, type Outgoing, type Timeline, apply, empty } from './timeline'

export interface ChatOptions {
  url: string
  token: string
  language: string
  viewing: () => string | undefined
  storage: Keep
  /** Names the shop and visitor whose unsent messages these are. */
  storageKey: string
  onChange: (timeline: Timeline, status: Status) => void
  /** The token is no longer good: open a new session. */
  onForbidden: () => void
  open?: (url: string) => SocketLike
}

const TYPING_LASTS_MS = { bot: 20_000, staff: 6_000 }
const TYPING_EVERY_MS = 3_000

export class Chat {
  timeline: Timeline
  private readonly connection: Connection
  private readonly outbox: Outbox
  private typingTimer = 0
  private typedAt = 0

  constructor(private readonly options: ChatOptions) {
    this.outbox = new Outbox(options.storage, `${options.storageKey}:out:`)
    this.timeline = { ...empty(), outbox: this.outbox.restore(Date.now()) }
    this.connection = new Connection({
      url: options.url,
      open: options.open,
      onOpen: () => this.hello(),
      onFrame: (frame) => this.take(frame as ServerFrame),
      onStatus: (status) => options.onChange(this.timeline, status),
    })
    this.connection.start()
  }

  get status(): Status {
    return this.connection.status
  }

  /** Show it at once; it leaves when the line is good. The same id twice is one message. */
  write(content: Content, clientId = newId()): string {
    const item: Outgoing = { client_id: clientId, content, viewing: this.options.viewing(), at: Date.now(), state: 'waiting' }
    this.change({ type: 'wrote', item })
    this.transmit(item)
    return item.client_id
  }

  retry(clientId: string): void {
    this.change({ type: 'retried', client_id: clientId })
    const item = this.timeline.outbox.find((each) => each.client_id === clientId)
    if (item) this.transmit(item)
    this.connection.tryNow()
  }

  forget(clientId: string): void {
    this.change({ type: 'forgot', client_id: clientId })
  }

  askHuman(): string {
    return this.write({ type: 'ask_human' })
  }

  leaveMessage(text: string, contact: string): string {
    return this.write({ type: 'leave_message', text, ...(contact ? { contact } : {}) })
  }

  thumb(seq: number, value: Thumb): void {
    if (this.connection.send({ type: 'thumb', seq, value } satisfies ClientFrame)) this.change({ type: 'thumb_given', seq, value })
  }

  rate(score: number, comment: string): boolean {
    return this.connection.send({ type: 'rate', score, ...(comment ? { comment } : {}) } satisfies ClientFrame)
  }

  seen(seq: number): void {
    if (seq <= this.timeline.read.customer) return
    this.change({ type: 'seen', seq })
    this.connection.send({ type: 'read', seq } satisfies ClientFrame)
  }

  typing(): void {
    const now = Date.now()
    if (now - this.typedAt < TYPING_EVERY_MS || this.timeline.conversation?.state !== 'person') return
    this.typedAt = now
    this.connection.send({ type: 'typing' } satisfies ClientFrame)
  }

  reconnect(): void {
    this.connection.tryNow()
  }

  close(): void {
    window.clearTimeout(this.typingTimer)
    this.connection.stop()
  }

  private hello(): void {
    const viewing = this.options.viewing()
    const frame: ClientFrame = { type: 'hello', token: this.options.token, after: this.timeline.known, language: this.options.language }
    this.connection.send(viewing ? { ...frame, viewing } : frame)
  }

  private take(frame: ServerFrame): void {
    if (frame.type === 'error' && frame.code === 'token_invalid') {
      this.connection.stop()
      this.options.onForbidden()
      return
    }
    const fresh = frame.type === 'welcome' && this.connection.status !== 'online'
    const hadGap = this.timeline.gap
    this.change(frame)
    if (frame.type === 'ack') this.settle(frame.client_id)
    if (fresh) {
      this.connection.confirm()
      this.timeline.outbox.filter((each) => each.state === 'waiting').forEach((each) => this.transmit(each))
    }
    if (this.timeline.gap && !hadGap) this.hello()
    if (frame.type === 'typing') this.typingEnds(TYPING_LASTS_MS[frame.who])
  }

  private transmit(item: Outgoing): void {
    if (this.connection.status === 'online') this.connection.send(frameOf(item))
  }

  /** What was left for later shows as a line of the server's, not as a message: once it is stored there is nothing to wait for. */
  private settle(clientId: string): void {
    const item = this.timeline.outbox.find((each) => each.client_id === clientId)
    if (item?.content.type === 'leave_message') this.forget(clientId)
  }

  /** A typing notice that is never followed by words must not stay. */
  private typingEnds(after: number): void {
    window.clearTimeout(this.typingTimer)
    this.typingTimer = window.setTimeout(() => this.change({ type: 'typing_over' }), after)
  }

  private change(change: ServerFrame | Change): void {
    const before = this.timeline
    this.timeline = apply(before, change)
    if (this.timeline.outbox !== before.outbox) this.outbox.save(before.outbox, this.timeline.outbox)
    this.options.onChange(this.timeline, this.connection.status)
  }
}

function frameOf(item: Outgoing): ClientFrame {
  const { client_id, content, viewing } = item
  if (content.type === 'ask_human') return { type: 'ask_human', client_id }
  if (content.type === 'leave_message') {
    return { type: 'leave_message', client_id, text: content.text ?? '', ...(content.contact ? { contact: content.contact } : {}) }
  }
  const own = OWN_FIELDS[content.type] ?? ['text']
  const sent = Object.fromEntries(own.map((field) => [field, content[field]])) as Partial<Content>
  return { type: 'send', client_id, content: { type: content.type, ...sent }, ...(viewing ? { viewing } : {}) }
}

/** What is the shopper's to say; the rest (addresses, titles, prices) is the server's, shown on the shopper's own page meanwhile. */
const OWN_FIELDS: Record<string, (keyof Content)[]> = {
  text: ['text'],
  picture: ['picture', 'width', 'height'],
  sticker: ['sticker'],
  product: ['code'],
  order: ['no'],
}

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `${Date.now().toString(36)}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
