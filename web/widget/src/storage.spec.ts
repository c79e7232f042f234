import { expect, it } from 'vitest'
import { allowed } from './storage'

it('remembers for as long as the page lives where the browser forbids more', () => {
  const storage = allowed(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  storage.setItem('a', '1')
  expect([storage.getItem('a'), storage.length, storage.key(0), storage.getItem('b')]).toEqual(['1', 1, 'a', null])
  storage.removeItem('a')
  expect(storage.length).toBe(0)
})

it('uses the browser’s own memory where it may', () => {
  expect(allowed(() => localStorage)).toBe(localStorage)
})
