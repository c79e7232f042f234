/** Brings the widget onto the page the way any shop would: one script tag, and `window.xiaoer` for what changes later. */
import type { Identity } from './catalogue'

type IdentitySource = (() => Promise<Identity | null>) | null

interface WidgetApi {
  identity?: IdentitySource
  viewing?: string | null
  open?: () => Promise<void>
}

const page = window as { xiaoer?: WidgetApi }

export function loadChat(shop: string, language: string, brand: string, identity: IdentitySource): void {
  page.xiaoer ??= { identity, viewing: readViewing() }
  const script = document.createElement('script')
  script.src = '/widget/widget.js'
  script.async = true
  Object.assign(script.dataset, { shop, language, brand })
  document.body.append(script)
}

export function showIdentity(identity: IdentitySource): void {
  if (page.xiaoer) page.xiaoer.identity = identity
}

export function showViewing(code: string): void {
  viewing = code
  if (page.xiaoer) page.xiaoer.viewing = code || null
}

export function openChat(): void {
  void page.xiaoer?.open?.()
}

let viewing = ''
const readViewing = (): string | null => viewing || null
