/** A shopper's visit: who they are, the session, the chat over its connection, and pictures on their way. */
import { Chat } from '@xiaoer/live/chat'
import type { Status } from '@xiaoer/live/connection'
import type { Thumb } from '@xiaoer/live/frames'
import { type Timeline, empty, newest } from '@xiaoer/live/timeline'
import { type ShallowRef, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Identity, Options } from './options'
import { openShelf } from './picture-shelf'
import { postPicture } from './pictures'
import { type Session, SessionRefused, SessionStore, openSession } from './session'
import { lasting } from './storage'
import { type Upload, Uploads } from './uploads'

const RETRY_MS = [2_000, 5_000, 10_000, 20_000]
const FORBIDDEN_AGAIN_MS = 10_000

export interface Visit {
  session: ShallowRef<Session | undefined>
  timeline: ShallowRef<Timeline>
  status: ShallowRef<Status>
  uploads: ShallowRef<Upload[]>
  failed: ShallowRef<boolean>
  /** Opened once before in this browser: worth connecting for the badge. */
  known: () => boolean
  start: () => Promise<void>
  retry: () => void
  say: (text: string) => void
  sendSticker: (sticker: { id: string; url: string; alt?: string }) => void
  sendPicture: (blob: Blob, width: number, height: number) => void
  askHuman: () => void
  leaveMessage: (text: string, contact: string) => void
  thumb: (seq: number, value: Thumb) => void
  rate: (score: number, comment: string) => boolean
  typing: () => void
  seen: () => void
  resend: (clientId: string) => void
  drop: (clientId: string) => void
}

/** `page.identity` and `page.viewing` may change while the page lives. */
export function useVisit(page: Options): Visit {
  const session = shallowRef<Session>()
  const timeline = shallowRef<Timeline>(empty())
  const status = ref<Status>('connecting')
  const uploads = shallowRef<Upload[]>([])
  const failed = ref(false)
  const store = new SessionStore(lasting, page.shop)
  let chat: Chat | undefined
  let pictures: Uploads | undefined
  let visit = 0
  let failures = 0
  let timer = 0
  let forbiddenAt = 0

  async function start(): Promise<void> {
    const mine = ++visit
    window.clearTimeout(timer)
    const identity = await identify()
    if (mine !== visit) return
    const customer = identity?.customer ?? null
    const kept = store.load(customer)
    if (kept) connect(kept, customer)
    const token = kept?.token ?? store.load(null)?.token ?? null
    try {
      const fresh = await openSession(page.server, { shop: page.shop, token, language: page.language, identity })
      if (mine !== visit) return
      failures = 0
      store.save(customer, fresh)
      // the nobody of before may have become this customer: their token must not outlive the log-in
      if (customer) store.forget(null)
      connect(fresh, customer)
    } catch (error) {
      if (mine === visit) refused(error, kept !== null)
    }
  }

  function refused(error: unknown, connected: boolean): void {
    if (error instanceof SessionRefused && error.code.startsWith('identity_')) {
      console.warn('xiaoer: the identity was refused; the visitor stays anonymous.', error.code)
      page.identity = null // watched once there is a session
      if (!session.value && !failed.value) void start()
      return
    }
    if (connected) return // the connection comes back by itself
    failed.value = true
    if (!(error instanceof SessionRefused)) timer = window.setTimeout(start, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)])
  }

  async function identify(): Promise<Identity | null> {
    try {
      return typeof page.identity === 'function' ? await page.identity() : page.identity
    } catch (error) {
      console.warn('xiaoer: the page could not say who its visitor is; they stay anonymous.', error)
      return null
    }
  }

  function connect(next: Session, customer: string | null): void {
    failed.value = false
    const same = chat && session.value?.token === next.token
    session.value = next
    if (same) return
    chat?.close()
    timeline.value = empty()
    uploads.value = []
    const key = store.key(customer)
    const made = new Chat({
      url: `${page.server.replace(/^http/, 'ws')}/widget/v1/socket`,
      token: next.token,
      language: page.language,
      viewing: () => page.viewing,
      storage: lasting,
      storageKey: key,
      onChange: (now, state) => {
        timeline.value = now
        if (state === 'online' && status.value !== 'online') pictures?.resume()
        status.value = state
      },
      onForbidden: () => forbidden(customer),
    })
    chat = made
    timeline.value = made.timeline
    void openPictures(made, next.token, key)
  }

  async function openPictures(for_: Chat, token: string, key: string): Promise<void> {
    const shelf = await openShelf(`${key}:pictures`)
    if (chat !== for_) return
    pictures = new Uploads({
      shelf,
      post: (blob, onProgress) => postPicture(page.server, token, blob, onProgress),
      onChange: (list) => (uploads.value = list),
      onStored: (upload, stored) => for_.write({ type: 'picture', ...stored }, upload.id),
    })
    await pictures.restore()
  }

  function forbidden(customer: string | null): void {
    store.forget(customer)
    chat = undefined
    if (Date.now() - forbiddenAt < FORBIDDEN_AGAIN_MS) {
      failed.value = true
      return
    }
    forbiddenAt = Date.now()
    void start()
  }

  watch(() => page.identity, () => (session.value || failed.value ? void start() : undefined))
  const online = (): void => (failed.value ? void start() : undefined)
  window.addEventListener('online', online)
  onScopeDispose(() => {
    window.removeEventListener('online', online)
    window.clearTimeout(timer)
    chat?.close()
  })

  return {
    session, timeline, status, uploads, failed, start,
    known: () => typeof page.identity === 'function' || store.load(page.identity?.customer ?? null) !== null,
    retry: () => (chat ? chat.reconnect() : void start()),
    say: (text) => void chat?.write({ type: 'text', text }),
    sendSticker: ({ id, url, alt }) => void chat?.write({ type: 'sticker', sticker: id, url, alt }),
    sendPicture: (blob, width, height) => void pictures?.add(blob, width, height),
    askHuman: () => void chat?.askHuman(),
    leaveMessage: (text, contact) => void chat?.leaveMessage(text, contact),
    thumb: (seq, value) => chat?.thumb(seq, value),
    rate: (score, comment) => chat?.rate(score, comment) ?? false,
    typing: () => chat?.typing(),
    seen: () => chat?.seen(newest(chat.timeline)),
    resend: (clientId) => (uploads.value.some((each) => each.id === clientId) ? void pictures?.retry(clientId) : chat?.retry(clientId)),
    drop: (clientId) => (uploads.value.some((each) => each.id === clientId) ? void pictures?.drop(clientId) : chat?.forget(clientId)),
  }
}
