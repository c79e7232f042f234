/** Unsent messages survive a reload: one entry each, so that two tabs of one shop never overwrite each other's. */
import type { Outgoing } from './timeline'

export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const OLDEST_MS = 7 * 24 * 3600 * 1000

export class Outbox {
  constructor(
    private readonly storage: Keep,
    private readonly prefix: string,
  ) {}

  /** What was waiting or refused when the page went away, in the order it was written. */
  restore(now: number): Outgoing[] {
    const items: Outgoing[] = []
    for (const key of this.keys()) {
      const item = parse(this.storage.getItem(key))
      if (item && now - item.at < OLDEST_MS) items.push(item)
      else this.storage.removeItem(key)
    }
    return items.sort((one, other) => one.at - other.at)
  }

  /** Keep what is not acknowledged, forget the rest. */
  save(before: Outgoing[], after: Outgoing[]): void {
    for (const item of after) {
      if (before.includes(item)) continue
      if (item.state === 'sent') this.storage.removeItem(this.prefix + item.client_id)
      else this.write(item)
    }
    const left = new Set(after.map((item) => item.client_id))
    before.filter((item) => !left.has(item.client_id)).forEach((item) => this.storage.removeItem(this.prefix + item.client_id))
  }

  private write(item: Outgoing): void {
    try {
      this.storage.setItem(this.prefix + item.client_id, JSON.stringify(item))
    } catch (error) {
      // A full or forbidden storage costs only the memory across a reload.
      if (!(error instanceof DOMException)) throw error
    }
  }

  private keys(): string[] {
    return Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at) ?? '').filter((key) => key.startsWith(this.prefix))
  }
}

function parse(kept: string | null): Outgoing | null {
  try {
    const item = JSON.parse(kept ?? 'null') as Outgoing | null
    return item && typeof item.client_id === 'string' && typeof item.at === 'number' && item.content ? item : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
