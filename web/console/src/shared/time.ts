/** What the staff screens say of time beyond @xiaoer/ui/times: short for rows, and clocks that wait. */
import { clock, daysBetween, sayDay, sayTime } from '@xiaoer/ui/times'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** As narrow as a row needs it: 3 分钟前, 14:02, 昨天 14:20, 11月18日. */
export function brief(at: string, now: number, language: string): string {
  const [when, today] = [new Date(at), new Date(now)]
  const apart = daysBetween(today, when)
  const passed = now - when.getTime()
  if (apart === 0 && passed >= 60 * MINUTE) return clock(when)
  return apart < -1 || apart > 1 ? sayDay(when, today, language) : sayTime(when, today, language)
}

/** A waiting clock: 0:19, 3:26, 1:02:05; from a day on, whole days in the words given. */
export function waited(since: string, now: number, days: (count: number) => string): string {
  const passed = Math.max(0, now - Date.parse(since))
  if (passed >= DAY) return days(Math.floor(passed / DAY))
  const seconds = Math.floor(passed / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** How bad a wait is: platforms measure answers within three minutes. */
export function strain(since: string | null, now: number): '' | 'waiting' | 'over' {
  if (!since) return ''
  const passed = now - Date.parse(since)
  if (passed >= 3 * MINUTE) return 'over'
  return passed >= MINUTE ? 'waiting' : ''
}
