import { ApiError } from '@xiaoer/api-client/request'
import { expect, test } from 'vitest'
import { useLoading } from './loading'

test('a slow answer does not overwrite a newer one', async () => {
  const answers: ((value: string) => void)[] = []
  const { value, load } = useLoading(() => new Promise<string>((resolve) => answers.push(resolve)))
  const both = [load(), load()]
  answers[1]!('new')
  answers[0]!('old')
  await Promise.all(both)
  expect(value.value).toBe('new')
})

test('what was there stays while a later try fails, and the failure is told', async () => {
  let fail = false
  const loading = useLoading(async () => {
    if (fail) throw new ApiError('network', 0, '')
    return 'there'
  })
  await loading.load()
  fail = true
  await loading.load()
  expect(loading.value.value).toBe('there')
  expect(loading.error.value).toMatchObject({ code: 'network' })
  expect(loading.busy.value).toBe(false)
})

test('a mistake in the program is not hidden as a failed request', async () => {
  const { load } = useLoading(async () => {
    throw new TypeError('mistake')
  })
  await expect(load()).rejects.toThrow('mistake')
})
