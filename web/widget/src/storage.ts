/** The browser's memory; where the shopper forbids it (blocked cookies, some private windows), one that lasts as long as the page. */

class PageStorage implements Storage {
  private readonly kept = new Map<string, string>()
  get length(): number {
    return this.kept.size
  }
  key(at: number): string | null {
    return [...this.kept.keys()][at] ?? null
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value)
  }
  removeItem(key: string): void {
    this.kept.delete(key)
  }
  clear(): void {
    this.kept.clear()
  }
}

/** Even asking for it can be forbidden, so it is asked for once and carefully. */
export function allowed(storage: () => Storage): Storage {
  try {
    const found = storage()
    found.setItem('xiaoer:probe', '1')
    found.removeItem('xiaoer:probe')
    return found
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return new PageStorage()
  }
}

export const lasting = allowed(() => window.localStorage)
export const passing = allowed(() => window.sessionStorage)
