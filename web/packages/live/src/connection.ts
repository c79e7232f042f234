/** One WebSocket that comes back by itself: growing pauses with jitter, pings, and a look at whether the other side still answers. */

export type Status = 'connecting' | 'online' | 'offline'

export interface SocketLike {
  readyState: number
  send(data: string): void
  close(): void
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent<string>) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  onerror: ((event: Event) => void) | null
}

export interface ConnectionOptions {
  url: string
  /** The socket is open: say hello. */
  onOpen: () => void
  onFrame: (frame: unknown) => void
  onStatus: (status: Status) => void
  open?: (url: string) => SocketLike
  random?: () => number
}

const SHORTEST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
const PING_EVERY_MS = 20_000
const ANSWER_WITHIN_MS = 8_000

/** How long to wait before trying again after so many failures in a row. */
export function pause(failures: number, random: number): number {
  return Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** failures) * (0.6 + 0.8 * random)
}

export class Connection {
  status: Status = 'offline'
  private socket: SocketLike | null = null
  private failures = 0
  private stopped = true
  private retryTimer = 0
  private pingTimer = 0
  private answerTimer = 0

  constructor(private readonly options: ConnectionOptions) {}

  start(): void {
    this.stopped = false
    window.addEventListener('online', this.tryNow)
    window.addEventListener('offline', this.drop)
    document.addEventListener('visibilitychange', this.onLook)
    this.pingTimer = window.setInterval(() => this.ping(), PING_EVERY_MS)
    this.connect()
  }

  stop(): void {
    this.stopped = true
    window.removeEventListener('online', this.tryNow)
    window.removeEventListener('offline', this.drop)
    document.removeEventListener('visibilitychange', this.onLook)
    window.clearInterval(this.pingTimer)
    window.clearTimeout(this.retryTimer)
    this.detach()
    this.become('offline')
  }

  /** Whether the frame left; a frame that could not leave is the caller's to keep. */
  send(frame: object): boolean {
    if (this.socket?.readyState !== 1) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  /** The hello was answered: from here on the line counts as good. */
  confirm(): void {
    this.failures = 0
    this.become('online')
  }

  /** Give this socket up and open another, now when not in the middle of failing. */
  readonly drop = (): void => {
    if (!this.socket) return
    this.detach()
    this.become('offline')
    if (!this.stopped) this.later()
  }

  readonly tryNow = (): void => {
    if (this.socket || this.stopped) return
    window.clearTimeout(this.retryTimer)
    this.connect()
  }

  private connect(): void {
    this.become('connecting')
    const socket = (this.options.open ?? ((url) => new WebSocket(url) as SocketLike))(this.options.url)
    this.socket = socket
    socket.onopen = () => this.options.onOpen()
    socket.onmessage = (event) => {
      window.clearTimeout(this.answerTimer)
      this.answerTimer = 0
      this.options.onFrame(JSON.parse(event.data))
    }
    socket.onclose = this.drop
    socket.onerror = this.drop
    // a socket that neither opens nor fails counts as dead too
    this.expectAnswer()
  }

  private later(): void {
    window.clearTimeout(this.retryTimer)
    this.retryTimer = window.setTimeout(this.tryNow, pause(this.failures, (this.options.random ?? Math.random)()))
    this.failures += 1
  }

  private ping(): void {
    if (this.status === 'online' && this.send({ type: 'ping' })) this.expectAnswer()
  }

  private expectAnswer(): void {
    if (!this.answerTimer) this.answerTimer = window.setTimeout(this.drop, ANSWER_WITHIN_MS)
  }

  private readonly onLook = (): void => {
    if (document.visibilityState !== 'visible') return
    if (this.socket) this.ping()
    else this.tryNow()
  }

  /** Closing waits for the other side, who may be gone: stop listening first. */
  private detach(): void {
    window.clearTimeout(this.answerTimer)
    this.answerTimer = 0
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
    socket.close()
  }

  private become(status: Status): void {
    if (this.status === status) return
    this.status = status
    this.options.onStatus(status)
  }
}
