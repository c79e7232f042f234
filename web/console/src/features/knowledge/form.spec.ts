import { expect, test } from 'vitest'
import { faqForm, fromDay, lexiconForm, lines, missing, toDay } from './form'

test('similar wordings are one a line, each once', () => expect(lines(' 能洗吗 \n\n能洗吗\n可以水洗吗')).toEqual(['能洗吗', '可以水洗吗']))

test('a form is a copy: what is typed does not change the list behind it', () => {
  const similar = ['a']
  faqForm({ similar }).similar.push('b')
  expect(similar).toEqual(['a'])
})

test('a question needs an answer, a word what it means', () => {
  expect(missing(faqForm({}))).toEqual(['question', 'answer'])
  expect(missing(faqForm({ question: '能定制吗', answer: '能', scope: '外套' }))).toEqual(['scope'])
  expect(missing(faqForm({ question: '能定制吗', answer: '能', scope: 'category:外套' }))).toEqual([])
  expect(missing(lexiconForm({ word: '奶茶色' }))).toEqual(['target'])
})

test('an entry cannot end before it begins', () => {
  const form = faqForm({ question: 'q', answer: 'a', valid_from: fromDay('2026-12-02', false), valid_to: fromDay('2026-12-01', true) })
  expect(missing(form)).toEqual(['dates'])
})

test('a day goes there and back', () => {
  expect(toDay(fromDay('2026-11-30', true))).toBe('2026-11-30')
  expect(toDay(fromDay('2026-11-30', false))).toBe('2026-11-30')
  expect(fromDay('', true)).toBeNull()
  expect(toDay(null)).toBe('')
})
