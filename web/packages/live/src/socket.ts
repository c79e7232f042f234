/** The one WebSocket client: says hello with the last seq it has, sends again what was not acknowledged, reconnects with growing pauses. */
import { type Frame, type Timeline, apply, empty, enqueue } from './timeline'

export type Status = 'connecting' | 'online' | 'offline'

interface Options {
  url: string
  token: string
  /** Where unsent messages survive a reload. */
  storage: Pick<Storage, 'getItem' | 'setItem'>
  storageKey: string
  onChange: (timeline: Timeline, status: Status) => void
}

const LONGEST_PAUSE_MS = 15_000
const PING_EVERY_MS = 20_000
const DEAD_AFTER_MS = 45_000

export class LiveSocket {
  timeline: Timeline
  status: Status = 'connecting'
  private socket: WebSocket | null = null
  private failures = 0
  private heardAt = 0
  private timers: number[] = []
  private closed = false

  constructor(private readonly options: Options) {
    this.timeline = { ...empty(), outbox: this.restored() }
    this.connect()
    this.timers.push(window.setInterval(() => this.watch(), PING_EVERY_MS))
    window.addEventListener('online', this.reconnectNow)
  }

  say(text: string): void {
    const clientId = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2, 12)}`
    this.change(enqueue(this.timeline, clientId, text))
    this.transmit(clientId, text)
  }

  /** Send a refused message once more. */
  retry(clientId: string): void {
    const outbox = this.timeline.outbox.map((each) => (each.client_id === clientId ? { ...each, error: undefined } : each))
    this.change({ ...this.timeline, outbox })
    const waiting = outbox.find((each) => each.client_id === clientId)
    if (waiting) this.transmit(clientId, waiting.text)
  }

  close(): void {
    this.closed = true
    this.timers.forEach((timer) => window.clearTimeout(timer))
    window.removeEventListener('online', this.reconnectNow)
    this.socket?.close()
  }

  private connect(): void {
    this.setStatus('connecting')
    const socket = new WebSocket(this.options.url)
    this.socket = socket
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token: this.options.token, after: this.timeline.lastSeq }))
    socket.onmessage = (event: MessageEvent<string>) => this.take(JSON.parse(event.data) as Frame)
    socket.onclose = () => this.lost(socket)
  }

  private take(frame: Frame): void {
    this.heardAt = Date.now()
    if (frame.type === 'welcome') {
      this.failures = 0
      this.setStatus('online')
      this.timeline.outbox.filter((each) => !each.error).forEach((each) => this.transmit(each.client_id, each.text))
    }
    this.change(apply(this.timeline, frame))
  }

  private lost(socket: WebSocket): void {
    if (this.closed || socket !== this.socket) return
    this.socket = null
    this.setStatus('offline')
    const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** this.failures) * (0.7 + Math.random() * 0.6)
    this.failures += 1
    this.timers.push(window.setTimeout(() => this.socket ?? this.connect(), pause))
  }

  private readonly reconnectNow = (): void => {
    if (!this.socket && !this.closed) this.connect()
  }

  private watch(): void {
    if (this.status !== 'online' || !this.socket) return
    if (Date.now() - this.heardAt > DEAD_AFTER_MS) this.socket.close()
    else this.socket.send(JSON.stringify({ type: 'ping' }))
  }

  private transmit(clientId: string, text: string): void {
    if (this.status !== 'online') return
    this.socket?.send(JSON.stringify({ type: 'send', client_id: clientId, content: { type: 'text', text } }))
  }

  private setStatus(status: Status): void {
    this.status = status
    this.options.onChange(this.timeline, status)
  }

  private change(timeline: Timeline): void {
    this.timeline = timeline
    this.options.storage.setItem(this.options.storageKey, JSON.stringify(timeline.outbox))
    this.options.onChange(timeline, this.status)
  }

  private restored(): Timeline['outbox'] {
    const kept = this.options.storage.getItem(this.options.storageKey)
    return kept ? (JSON.parse(kept) as Timeline['outbox']) : []
  }
}
