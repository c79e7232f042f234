/** Small things kept in this browser. A full or forbidden storage costs only the memory across a reload. */

const PREFIX = 'xiaoer:console:'

export function kept<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return fallback
    throw error
  }
}

export function keep(key: string, value: unknown): void {
  try {
    if (value === null || value === undefined || value === '') localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
