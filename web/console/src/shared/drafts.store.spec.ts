import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, expect, test } from 'vitest'
import { useDrafts } from './drafts.store'

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

test('a draft is kept for its own conversation and survives a reload', async () => {
  useDrafts().of('a').text = '面试要紧'
  expect(useDrafts().of('b').text).toBe('')
  await nextTick()
  setActivePinia(createPinia())
  expect(useDrafts().of('a').text).toBe('面试要紧')
})

test('a draft that was sent leaves nothing behind', async () => {
  const draft = useDrafts().of('a')
  await nextTick()
  draft.text = 'x'
  await nextTick()
  draft.text = ''
  await nextTick()
  setActivePinia(createPinia())
  expect(localStorage.getItem('xiaoer:console:drafts')).toBe('{}')
})

test('words put in come after what was written, and never into a note', () => {
  const drafts = useDrafts()
  Object.assign(drafts.of('a'), { text: '您好 ', note: true })
  drafts.insert('a', '我是小美')
  expect(drafts.of('a')).toEqual({ text: '您好\n我是小美', note: false })
  expect(drafts.inserted.a).toBe(1)
})
