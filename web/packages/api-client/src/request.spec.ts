import { afterEach, expect, test, vi } from 'vitest'
import { ApiError, api, asError, search, setCsrf, whenSignedOut } from './request'

afterEach(() => vi.unstubAllGlobals())

function answer(status: number, body: unknown) {
  const fetch = vi.fn(async () => new Response(status === 204 ? null : JSON.stringify(body), { status }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

test('what changes something carries the CSRF header, what only reads does not', async () => {
  const fetch = answer(200, {})
  setCsrf('secret')
  await api.get('/inbox', { queue: 'mine', before: undefined })
  await api.post('/logout')
  const calls = fetch.mock.calls as unknown as [string, RequestInit][]
  expect(calls[0]![0]).toBe('/api/staff/v1/inbox?queue=mine')
  expect(calls[0]![1].headers).not.toHaveProperty('X-CSRF-Token')
  expect(calls[1]![1].headers).toMatchObject({ 'X-CSRF-Token': 'secret' })
})

test('an ended session is told to the one who asked and to the application', async () => {
  answer(401, { error: { code: 'signed_out', message: 'Sign in.' } })
  const ended = vi.fn()
  whenSignedOut(ended)
  await expect(api.get('/me')).rejects.toMatchObject({ code: 'signed_out', status: 401 })
  expect(ended).toHaveBeenCalledOnce()
})

test('a token that another tab made old is fetched anew, once', async () => {
  const refusal = () => new Response(JSON.stringify({ error: { code: 'csrf_invalid' } }), { status: 403 })
  const answers = [refusal(), new Response(JSON.stringify({ csrf: 'new' })), new Response('{"done":true}')]
  const fetch = vi.fn(async () => answers.shift() ?? refusal())
  vi.stubGlobal('fetch', fetch)
  setCsrf('old')
  expect(await api.post('/logout')).toEqual({ done: true })
  answers.push(refusal(), new Response(JSON.stringify({ csrf: 'new' })))
  await expect(api.post('/logout')).rejects.toMatchObject({ code: 'csrf_invalid' })
  expect(fetch).toHaveBeenCalledTimes(5)
})

test('a wrong password is no ended session', async () => {
  answer(401, { error: { code: 'login_wrong', message: '' } })
  const ended = vi.fn()
  whenSignedOut(ended)
  await expect(api.post('/login')).rejects.toBeInstanceOf(ApiError)
  expect(ended).not.toHaveBeenCalled()
})

test('a server that cannot be reached is an error worth trying again', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('failed')))
  const error = await api.get('/me').catch((each: unknown) => each)
  expect(error).toMatchObject({ code: 'network', passing: true })
})

test('errors of every form have a code', () => {
  expect(asError(409, { error: { code: 'version_old', message: 'm', data: { version: 3 } } })).toMatchObject({ code: 'version_old', data: { version: 3 } })
  expect(asError(422, { detail: [{ loc: ['body', 'answer'], msg: 'too long' }] })).toMatchObject({ code: 'form_invalid', message: 'answer: too long' })
  expect(asError(502, null)).toMatchObject({ code: 'unknown', passing: true })
})

test('a query holds only what is set', () => {
  expect(search({ search: '退货 7', page: 2, category: '' })).toBe('?search=%E9%80%80%E8%B4%A7+7&page=2')
  expect(search()).toBe('')
})
