/** One way to ask the server: JSON in and out, the CSRF header on what changes something, errors as values with a code. */

export class ApiError extends Error {
  constructor(
    /** As in docs/api/errors.md; `network` when nothing answered, `unknown` when the answer had no code. */
    readonly code: string,
    readonly status: number,
    message: string,
    readonly data: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'ApiError'
  }

  /** Worth trying again by itself: nothing answered, or the server is in trouble. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'too_many_messages'
  }
}

type Query = Record<string, string | number | boolean | undefined | null>
interface Options {
  query?: Query
  body?: unknown
  form?: FormData
  signal?: AbortSignal
}

const BASE = '/api/staff/v1'
let csrf = ''
let language = 'zh-CN'
let onSignedOut: () => void = () => undefined

export function setCsrf(value: string): void {
  csrf = value
}

/** The language of what the server says to people. */
export function setLanguage(value: string): void {
  language = value
}

/** Called when a session turns out to have ended; the answer is still an error to its caller. */
export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, { query, signal }),
  post: <T>(path: string, body: unknown = {}, signal?: AbortSignal) => request<T>('POST', path, { body, signal }),
  put: <T>(path: string, body: unknown) => request<T>('PUT', path, { body }),
  remove: <T>(path: string) => request<T>('DELETE', path, {}),
  upload: <T>(path: string, form: FormData) => request<T>('POST', path, { form }),
}

async function request<T>(method: string, path: string, options: Options): Promise<T> {
  const response = await send(method, path, options)
  if (response.status === 403 && method !== 'GET' && path !== '/login' && (await renewed(response))) return request<T>(method, path, options)
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (response.ok) return body as T
  const error = asError(response.status, body)
  if (error.status === 401 && path !== '/login') onSignedOut()
  throw error
}

/** Another tab signed in anew: this one's token is old, and is fetched once more. False when it is not about that, or did not help. */
async function renewed(response: Response): Promise<boolean> {
  const body = (await response.clone().json().catch(() => null)) as { error?: { code?: string } } | null
  if (body?.error?.code !== 'csrf_invalid') return false
  const before = csrf
  const me = await send('GET', '/me', {})
  csrf = me.ok ? ((await me.json()) as { csrf: string }).csrf : ''
  return me.ok && csrf !== before
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language }
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  const body = options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  try {
    return await fetch(BASE + path + search(options.query), { method, headers, body, signal: options.signal, credentials: 'same-origin' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError('network', 0, 'The server could not be reached.')
  }
}

/** `?a=1&b=2` of what is set; empty when nothing is. */
export function search(query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : ''
}

/** The error of an answer, whatever form its body has: ours, a validation error's list, or none. */
export function asError(status: number, body: unknown): ApiError {
  const { error, detail } = (body ?? {}) as { error?: { code?: string; message?: string; data?: Record<string, unknown> }; detail?: unknown }
  if (error?.code) return new ApiError(error.code, status, error.message ?? '', error.data ?? {})
  if (Array.isArray(detail)) {
    const first = detail[0] as { loc?: unknown[]; msg?: string } | undefined
    return new ApiError('form_invalid', status, `${first?.loc?.slice(1).join('.') ?? ''}: ${first?.msg ?? ''}`)
  }
  return new ApiError('unknown', status, `HTTP ${status}`)
}
