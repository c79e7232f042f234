import { nextTick } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { useEntries } from './entries'

const entry = { id: 'e1', version: 3 }
const api = {
  list: vi.fn(async () => ({ total: 1, items: [entry] })),
  create: vi.fn(async () => entry),
  change: vi.fn(async () => ({ ...entry, version: 4 })),
  remove: vi.fn(async () => ({ version: 3 })),
  restore: vi.fn(async () => undefined as unknown),
}

beforeEach(() => {
  vi.clearAllMocks()
  vi.useFakeTimers()
})

test('what is deleted is gone at once and can come back', async () => {
  const list = useEntries(api, {})
  await list.load()
  const undo = await list.remove(entry)
  expect(list.items.value).toEqual([])
  await undo()
  expect(api.restore).toHaveBeenCalledWith('e1', 3)
  expect(list.items.value).toEqual([entry])
})

test('what could not be deleted is still there', async () => {
  const list = useEntries(api, {})
  await list.load()
  api.remove.mockRejectedValueOnce(new Error('no'))
  await expect(list.remove(entry)).rejects.toThrow('no')
  expect(list.items.value).toEqual([entry])
})

test('an edit says which version was read, so a faster colleague is not overwritten', async () => {
  const list = useEntries<typeof entry, { total: number; items: (typeof entry)[] }, object>(api, {})
  await list.save(entry, { a: 1 })
  expect(api.change).toHaveBeenCalledWith('e1', 3, { a: 1 })
})

test('a new search begins on the first page and waits for the last letter', async () => {
  const list = useEntries(api, { category: '' })
  list.filter.page = 3
  await nextTick()
  list.filter.search = '退'
  await nextTick()
  list.filter.search = '退货'
  await nextTick()
  await vi.runAllTimersAsync()
  expect(api.list).toHaveBeenLastCalledWith({ search: '退货', page: 1, category: '' })
  expect(api.list.mock.calls.length).toBeLessThanOrEqual(2)
})
