/** Time as people say it: 刚刚, 3 分钟前, 昨天 14:20. The exact time belongs in a title beside it. */
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

interface Tongue {
  locale: string
  justNow: string
  minutesAgo: (count: number) => string
  /** By days from today. */
  days: Record<number, string>
}

const chinese: Tongue = {
  locale: 'zh-CN',
  justNow: '刚刚',
  minutesAgo: (count) => `${count} 分钟前`,
  days: { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
}
const english: Tongue = {
  locale: 'en-GB',
  justNow: 'just now',
  minutesAgo: (count) => `${count} min ago`,
  days: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}

export function isChinese(language: string): boolean {
  return language.toLowerCase().startsWith('zh')
}

function tongue(language: string): Tongue {
  return isChinese(language) ? chinese : english
}

export function sayTime(at: Date, now: Date, language: string): string {
  const { justNow, minutesAgo } = tongue(language)
  const ago = now.getTime() - at.getTime()
  if (Math.abs(ago) < MINUTE_MS) return justNow
  if (ago > 0 && ago < 60 * MINUTE_MS) return minutesAgo(Math.floor(ago / MINUTE_MS))
  return `${sayDay(at, now, language)} ${clock(at)}`
}

/** 今天, 昨天, 周三, 11月3日, 2025年11月3日. */
export function sayDay(at: Date, now: Date, language: string): string {
  const { locale, days } = tongue(language)
  const apart = daysBetween(now, at)
  const named = days[apart]
  if (named) return named
  if (Math.abs(apart) < 7) return at.toLocaleDateString(locale, { weekday: 'short' })
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return at.toLocaleDateString(locale, { year, month: isChinese(language) ? 'long' : 'short', day: 'numeric' })
}

export function exactTime(at: Date, language: string): string {
  return at.toLocaleString(tongue(language).locale, { dateStyle: 'long', timeStyle: 'medium' })
}

export function clock(at: Date): string {
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
}

/** Whole days from one calendar day to another, whatever the clocks and the summer time say. */
export function daysBetween(from: Date, to: Date): number {
  const day = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
  return Math.round((day(to) - day(from)) / DAY_MS)
}
