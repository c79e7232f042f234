/** Keys that work anywhere but not while somebody writes. */
import { onBeforeUnmount, onMounted } from 'vue'

export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

export function useKeys(handler: (event: KeyboardEvent) => void): void {
  onMounted(() => window.addEventListener('keydown', handler))
  onBeforeUnmount(() => window.removeEventListener('keydown', handler))
}

/** `alt+t`, `ctrl+k`, `j`, `?`: Ctrl and the Mac's command key count as one; Shift is in the letter already. */
export function chord(event: KeyboardEvent): string {
  const letter = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key
  const parts = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '', letter.toLowerCase()]
  return parts.filter(Boolean).join('+')
}
