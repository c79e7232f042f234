import { type EffectScope, effectScope, nextTick, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Identity, Options } from './options'
import { type Visit, useVisit } from './useVisit'

interface Asked {
  shop: string
  token: string | null
  identity?: Identity
}

/** The other end of the line: what it was told, and its answers. */
class Line {
  static all: Line[] = []
  readyState = 1
  sent: { type: string; token?: string; client_id?: string }[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    Line.all.push(this)
    queueMicrotask(() => this.onopen?.())
  }
  send(data: string): void {
    const frame = JSON.parse(data) as (typeof this.sent)[0]
    this.sent.push(frame)
    if (frame.type === 'hello') this.say({ type: 'welcome', conversation: null, messages: [] })
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  close(): void {
    this.readyState = 3
  }
}

const mei: Identity = { customer: 'C1', name: '梅', at: 1, signature: 's' }
const page = (more: Partial<Options> = {}): Options =>
  reactive({ server: 'http://shop', shop: 'q', language: 'zh-CN', theme: 'auto' as const, brand: undefined, viewing: undefined, identity: null, ...more })
let asked: Asked[]
let answer: (ask: Asked) => Response
let scope: EffectScope

function visitOf(options: Options): Visit {
  return scope.run(() => useVisit(options))!
}
const good = (token: string): Response => Response.json({ token, shop: { slug: 'q', name: 'Q', bot_name: 'B', brand: '#24514a', greeting: 'hi', quick_questions: [] } })
const bad = (code: string, status = 403): Response => Response.json({ error: { code } }, { status })
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await nextTick()
}

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined) // there is no IndexedDB here
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  localStorage.clear()
  Line.all = []
  asked = []
  answer = (ask) => good(ask.identity ? `as-${ask.identity.customer}` : (ask.token ?? 'new'))
  scope = effectScope()
  vi.stubGlobal('WebSocket', Line)
  vi.stubGlobal('fetch', async (_: string, more: RequestInit) => {
    asked.push(JSON.parse(String(more.body)) as Asked)
    return answer(asked.at(-1)!)
  })
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a visit', () => {
  it('starts as nobody and continues after a reload', async () => {
    const first = visitOf(page())
    expect(first.known()).toBe(false)
    await first.start()
    const again = visitOf(page())
    expect(again.known()).toBe(true)
    await again.start()
    expect(asked.map((each) => each.token)).toEqual([null, 'new'])
    await settle()
    expect(Line.all.at(-1)?.sent[0]).toMatchObject({ type: 'hello', token: 'new' })
  })

  it('connects with what it knows while the server cannot be asked', async () => {
    await visitOf(page()).start()
    answer = () => bad('x', 503)
    const again = visitOf(page())
    await again.start()
    await settle()
    expect([again.failed.value, again.status.value]).toEqual([false, 'online'])
  })

  it('keeps trying when it has never been here', async () => {
    answer = () => bad('x', 503)
    const visit = visitOf(page())
    await visit.start()
    expect(visit.failed.value).toBe(true)
    answer = () => good('late')
    await vi.advanceTimersByTimeAsync(2_000)
    expect([visit.failed.value, visit.session.value?.token]).toEqual([false, 'late'])
  })

  it('does not try again for a shop that is not there', async () => {
    answer = () => bad('shop_not_found', 404)
    await visitOf(page()).start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
  })

  it('becomes the customer who logs in and nobody again after logging out', async () => {
    const options = page()
    const visit = visitOf(options)
    await visit.start()
    options.identity = async () => mei
    await settle()
    expect(asked[1]).toMatchObject({ token: 'new', identity: { customer: 'C1' } })
    expect(visit.session.value?.token).toBe('as-C1')
    answer = () => good('fresh')
    options.identity = null
    await settle()
    // the nobody of before may have become C1: their token is not used again
    expect([asked[2]?.token, visit.session.value?.token]).toEqual([null, 'fresh'])
  })

  it('stays anonymous when the shop’s signature is refused', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    answer = (ask) => (ask.identity ? bad('identity_invalid') : good('nobody'))
    const visit = visitOf(page({ identity: mei }))
    await visit.start()
    await settle()
    expect([asked.length, visit.session.value?.token, visit.failed.value]).toEqual([2, 'nobody', false])
  })

  it('opens a new session for a token that ran out, once', async () => {
    const visit = visitOf(page())
    await visit.start()
    await settle()
    visit.say('在吗')
    answer = () => good('second')
    Line.all.at(-1)!.say({ type: 'error', code: 'token_invalid', message: '' })
    await settle()
    expect([asked.at(-1)?.token, visit.session.value?.token]).toEqual([null, 'second'])
    // what was not yet acknowledged goes out over the new line
    expect(Line.all.at(-1)!.sent.map((frame) => frame.type)).toEqual(['hello', 'send'])
    Line.all.at(-1)!.say({ type: 'error', code: 'token_invalid', message: '' })
    await settle()
    expect([asked.length, visit.failed.value]).toEqual([2, true])
  })
})
