import { expect, it } from 'vitest'
import { readableOn } from './colour'
import { words } from './words'

it('writes light on dark and dark on light', () => {
  expect(readableOn('#24514a')).toBe('#ffffff')
  expect(readableOn('#ffe9a8')).toBe('#1a1916')
})

it('has every text in both languages', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words['zh-CN']))
})
