import { describe, expect, it } from 'vitest'
import { english } from './en'
import { fill, wordsFor } from './words'
import { chinese } from './zh-CN'

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((each) => each[1]!).sort()

describe('the words', () => {
  it('are complete in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
    for (const [key, text] of Object.entries({ ...chinese, ...english })) expect(text, key).not.toBe('')
  })

  it('have the same places to fill', () => {
    for (const key of Object.keys(chinese) as (keyof typeof chinese)[]) expect(places(english[key]), key).toEqual(places(chinese[key]))
  })

  it('follow the language tag', () => {
    expect(wordsFor('zh-TW').send).toBe('发送')
    expect(wordsFor('fr').send).toBe('Send')
    expect(fill('前面还有 {count} 位', { count: 2 })).toBe('前面还有 2 位')
  })
})
