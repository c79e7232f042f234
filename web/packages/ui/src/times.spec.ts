import { describe, expect, it } from 'vitest'
import { daysBetween, sayTime } from './times'

const now = new Date(2025, 10, 22, 14, 30)
const zh = (...at: [number, number, number, number, number]): string => sayTime(new Date(...at), now, 'zh-CN')

describe('time as people say it', () => {
  it('is near when it is near', () => {
    expect(sayTime(new Date(now.getTime() - 20_000), now, 'zh-CN')).toBe('刚刚')
    expect(zh(2025, 10, 22, 14, 27)).toBe('3 分钟前')
    expect(sayTime(new Date(2025, 10, 22, 14, 27), now, 'en')).toBe('3 min ago')
  })

  it('names the days around today', () => {
    expect(zh(2025, 10, 22, 9, 5)).toBe('今天 9:05')
    expect(zh(2025, 10, 21, 14, 20)).toBe('昨天 14:20')
    expect(zh(2025, 10, 23, 9, 0)).toBe('明天 9:00')
    expect(sayTime(new Date(2025, 10, 21, 14, 20), now, 'en')).toBe('yesterday 14:20')
  })

  it('goes from weekdays to dates to years', () => {
    expect(zh(2025, 10, 19, 8, 0)).toBe('周三 8:00')
    expect(zh(2025, 10, 3, 8, 0)).toBe('11月3日 8:00')
    expect(zh(2024, 10, 3, 8, 0)).toBe('2024年11月3日 8:00')
  })

  it('counts calendar days, not hours', () => {
    expect(daysBetween(new Date(2025, 10, 22, 23, 59), new Date(2025, 10, 23, 0, 1))).toBe(1)
  })
})
