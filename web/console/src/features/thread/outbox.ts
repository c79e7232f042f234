/** What a person wrote leaves in order, under its own id, again and again until the server has it or refuses it. */
import { ApiError } from '@xiaoer/api-client/request'
import type { Content } from '@xiaoer/api-client/staff'
import { keep, kept } from '../../shared/keep'
import type { Pending } from './timeline'

type Post = (clientId: string, content: Content) => Promise<unknown>

const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000]

export class Outbox {
  /** Called after each change with the new list. */
  onChange: (pending: Pending[]) => void = () => undefined
  private pending: Pending[]
  private sending = false
  private failures = 0
  private timer = 0

  constructor(
    private readonly key: string,
    private readonly post: Post,
    private readonly onSent: () => void,
  ) {
    this.pending = kept<Pending[]>(key, [])
  }

  get list(): Pending[] {
    return this.pending
  }

  add(content: Content): void {
    this.change([...this.pending, { client_id: crypto.randomUUID(), content, at: new Date().toISOString(), state: 'waiting' }])
    void this.flush()
  }

  retry(clientId: string): void {
    this.change(this.pending.map((each) => (each.client_id === clientId ? { ...each, state: 'waiting', error: undefined } : each)))
    void this.flush()
  }

  forget(clientId: string): void {
    this.change(this.pending.filter((each) => each.client_id !== clientId))
  }

  /** Try now: something new was written, or the line is back. */
  async flush(): Promise<void> {
    window.clearTimeout(this.timer)
    if (this.sending) return
    this.sending = true
    try {
      for (let next = this.next(); next; next = this.next()) {
        if (!(await this.trySend(next))) break
      }
    } finally {
      this.sending = false
    }
  }

  private next(): Pending | undefined {
    return this.pending.find((each) => each.state === 'waiting')
  }

  private async trySend(item: Pending): Promise<boolean> {
    try {
      await this.post(item.client_id, item.content)
      this.failures = 0
      this.forget(item.client_id)
      this.onSent()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.passing) {
        this.timer = window.setTimeout(() => void this.flush(), PAUSES_MS[Math.min(this.failures, PAUSES_MS.length - 1)])
        this.failures += 1
        return false
      }
      this.change(this.pending.map((each) => (each.client_id === item.client_id ? { ...each, state: 'failed', error: error.code } : each)))
      return true
    }
  }

  private change(next: Pending[]): void {
    this.pending = next
    keep(this.key, next.length ? next : null)
    this.onChange(next)
  }
}
