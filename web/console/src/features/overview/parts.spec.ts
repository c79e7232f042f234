import { expect, test } from 'vitest'
import { parts } from './parts'

test('what is neither resolved nor handed over is still open', () => {
  const split = parts({ conversations: 10, resolved: 6, handed_over: 3 })
  expect(split.share).toBe(60)
  expect(split.parts.map((part) => part.count)).toEqual([6, 3, 1])
})
test('a day without chats divides nothing by nothing', () => expect(parts({ conversations: 0, resolved: 0, handed_over: 0 }).share).toBe(0))
test('a chat resolved and handed over leaves nothing below zero', () => expect(parts({ conversations: 1, resolved: 1, handed_over: 1 }).parts[2]!.count).toBe(0))
