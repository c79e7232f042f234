import { expect, test } from 'vitest'
import { chord, isWriting } from './keys'

test.each([
  [{ key: 'k', ctrlKey: true }, 'ctrl+k'],
  [{ key: 'k', metaKey: true }, 'ctrl+k'],
  [{ key: '†', code: 'KeyT', altKey: true }, 'alt+t'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'ArrowDown' }, 'arrowdown'],
])('%o is %s', (init, name) => expect(chord(new KeyboardEvent('keydown', init))).toBe(name))

test('letters typed into a field are no shortcuts', () => {
  expect(isWriting(document.createElement('textarea'))).toBe(true)
  expect(isWriting(document.createElement('button'))).toBe(false)
  expect(isWriting(null)).toBe(false)
})
