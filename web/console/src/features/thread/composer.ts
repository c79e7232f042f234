/** What the composer makes of keys and words. Pure. */
import type { Content, Phrase } from '@xiaoer/api-client/staff'

export const LONGEST = 2000

/** Enter sends; Shift+Enter is a line; Enter that ends a Chinese word being typed is neither. */
export function sends(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229
}

/** The words after a `/` that begins the text or a word: what phrases are searched by; null when none is asked for. */
export function asksPhrase(text: string): string | null {
  const found = /(?:^|\s)\/([^\s/]{0,20})$/.exec(text)
  return found ? found[1]! : null
}

/** The text with its `/words` replaced by the phrase. */
export function withPhrase(text: string, phrase: Phrase): string {
  return text.replace(/\/[^\s/]{0,20}$/, () => phrase.text)
}

/** The message to send, or null when there is nothing to say or too much. */
export function message(text: string, note: boolean): Content | null {
  const words = text.trim()
  if (!words || words.length > LONGEST) return null
  return { type: note ? 'note' : 'text', text: words }
}

/** Pictures among what was pasted or dropped. */
export function pictures(items: Iterable<File>): File[] {
  return [...items].filter((file) => file.type.startsWith('image/'))
}
