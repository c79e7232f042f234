import { expect, test } from 'vitest'
import { asksPhrase, message, sends, withPhrase } from './composer'

const key = (parts: object) => ({ key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13, ...parts })

test('Enter sends, Shift+Enter does not, nor does the Enter that picks a Chinese word', () => {
  expect(sends(key({}))).toBe(true)
  expect(sends(key({ shiftKey: true }))).toBe(false)
  expect(sends(key({ isComposing: true }))).toBe(false)
  expect(sends(key({ keyCode: 229 }))).toBe(false)
})

test('a slash asks for phrases only where a word begins', () => {
  expect(asksPhrase('/')).toBe('')
  expect(asksPhrase('您好 /发货')).toBe('发货')
  expect(asksPhrase('11/24')).toBeNull()
  expect(asksPhrase('/发货 马上')).toBeNull()
})

test('the phrase takes the place of the slash, dollar signs and all', () => {
  expect(withPhrase('您好 /发货', { id: 'p', moment: '', text: '今天$&发', category: '' })).toBe('您好 今天$&发')
})

test('nothing and too much are not sent', () => {
  expect(message('  \n', false)).toBeNull()
  expect(message('字'.repeat(2001), false)).toBeNull()
  expect(message(' 好 ', false)).toEqual({ type: 'text', text: '好' })
  expect(message('别再问单号', true)).toEqual({ type: 'note', text: '别再问单号' })
})
