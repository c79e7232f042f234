import { ApiError } from '@xiaoer/api-client/request'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Outbox } from './outbox'

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const text = (words: string) => ({ type: 'text', text: words })

test('what was written leaves in order, one after the other', async () => {
  const sent: string[] = []
  const outbox = new Outbox('o', async (_, content) => sent.push(content.text!), () => undefined)
  outbox.add(text('a'))
  outbox.add(text('b'))
  expect(outbox.list).toHaveLength(2)
  await vi.runAllTimersAsync()
  expect(sent).toEqual(['a', 'b'])
  expect(outbox.list).toEqual([])
})

test('a broken line is tried again with the same id', async () => {
  const ids: string[] = []
  const outbox = new Outbox('o', async (id) => {
    ids.push(id)
    if (ids.length < 3) throw new ApiError('network', 0, '')
  }, () => undefined)
  outbox.add(text('a'))
  await vi.runAllTimersAsync()
  expect(new Set(ids).size).toBe(1)
  expect(ids).toHaveLength(3)
})

test('what is refused waits for a person and does not hold up the next', async () => {
  const outbox = new Outbox('o', async (_, content) => {
    if (content.text === 'bad') throw new ApiError('not_yours', 403, '')
  }, () => undefined)
  outbox.add(text('bad'))
  outbox.add(text('good'))
  await vi.runAllTimersAsync()
  expect(outbox.list).toMatchObject([{ content: text('bad'), state: 'failed', error: 'not_yours' }])
  outbox.forget(outbox.list[0]!.client_id)
  expect(outbox.list).toEqual([])
})

test('what did not leave survives a reload', async () => {
  const down = async () => {
    throw new ApiError('network', 0, '')
  }
  new Outbox('o', down, () => undefined).add(text('a'))
  await vi.advanceTimersByTimeAsync(10)
  const sent: string[] = []
  const again = new Outbox('o', async (_, content) => sent.push(content.text!), () => undefined)
  expect(again.list).toHaveLength(1)
  await again.flush()
  expect(sent).toEqual(['a'])
})
