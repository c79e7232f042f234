/** What can honestly be said to somebody who waits for a person. */
import type { Queue } from '@xiaoer/live/frames'
import type { Words } from './words/words'

interface Waiting {
  word: keyof Words
  count: number
  minutes: number
  opens: Date | null
}

/** The place in the queue while people are there; when they are back while they are not. Nothing is promised that isn't known. */
export function waitingFor(queue: Queue | null, opensAt: unknown, openNow: boolean, now: Date): Waiting {
  const minutes = queue?.minutes ?? 0
  const count = Math.max(0, (queue?.position ?? 1) - 1)
  const told = { count, minutes, opens: null }
  if (queue && queue.minutes != null) {
    if (count) return { ...told, word: minutes ? 'aheadSoon' : 'ahead' }
    return { ...told, word: minutes ? 'nextSoon' : 'next' }
  }
  const opens = typeof opensAt === 'string' ? new Date(opensAt) : null
  if (opens && opens > now) return { ...told, word: 'resting', opens }
  return { ...told, word: !queue && openNow ? 'coming' : 'restingNow' }
}
