import { expect, test } from 'vitest'
import { brief, strain, waited } from './time'

const days = (count: number) => `${count} 天`
const now = new Date(2026, 10, 24, 14, 32, 0).getTime()
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()

test('a row says the time shortly', () => {
  expect(brief(ago(540), now, 'zh-CN')).toBe('9 分钟前')
  expect(brief(ago(5400), now, 'zh-CN')).toBe('13:02')
  expect(brief(new Date(2026, 10, 23, 23, 59).toISOString(), now, 'zh-CN')).toBe('昨天 23:59')
  expect(brief(new Date(2026, 10, 2, 9, 0).toISOString(), now, 'zh-CN')).toBe('11月2日')
})
test('a waiting clock runs by the second', () => {
  expect(waited(ago(19), now, days)).toBe('0:19')
  expect(waited(ago(206), now, days)).toBe('3:26')
  expect(waited(ago(3725), now, days)).toBe('1:02:05')
  expect(waited(ago(50 * 3600), now, days)).toBe('2 天')
})
test('a clock that runs ahead shows no time below zero', () => expect(waited(ago(-5), now, days)).toBe('0:00'))
test('a wait strains from one minute and is over from three', () => {
  expect(strain(null, now)).toBe('')
  expect(strain(ago(30), now)).toBe('')
  expect(strain(ago(61), now)).toBe('waiting')
  expect(strain(ago(180), now)).toBe('over')
})
