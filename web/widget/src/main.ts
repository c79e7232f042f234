/** `<script src="…/widget/widget.js" data-shop="slug" async></script>`: the chat, in a shadow root no page's style can reach. */
import { createApp, reactive } from 'vue'
import Widget from './Widget.vue'
import { type IdentitySource, type PageApi, readOptions } from './options'
import { style } from './styles/style'

declare global {
  interface Window {
    xiaoer?: PageApi
  }
}

/** The script's own tag; a script added by a script has no `currentScript`, so it is looked for. */
function ownScript(): HTMLScriptElement | null {
  const current = document.currentScript as HTMLScriptElement | null
  return current ?? document.querySelector<HTMLScriptElement>('script[data-shop][src*="/widget/widget.js"]')
}

function start(script: HTMLScriptElement): void {
  const options = readOptions(script, window.xiaoer ?? {}, document.documentElement.lang || navigator.language)
  if (!options || document.querySelector('[data-xiaoer]')) return
  const page = reactive(options)
  const host = document.createElement('div')
  host.dataset.xiaoer = options.shop
  const root = host.attachShadow({ mode: 'open' })
  dress(root)
  const mount = document.createElement('div')
  root.append(mount)
  document.body.append(host)
  const widget = createApp(Widget, { page, onTheme: (theme: string) => (host.dataset.theme = theme) }).mount(mount) as InstanceType<typeof Widget>
  window.xiaoer = {
    get identity() {
      return page.identity
    },
    set identity(identity: IdentitySource) {
      page.identity = identity
    },
    get viewing() {
      return page.viewing
    },
    set viewing(viewing: string | null | undefined) {
      page.viewing = viewing ?? undefined
    },
    open: () => widget.show(),
    close: () => widget.hide(),
  }
  window.dispatchEvent(new CustomEvent('xiaoer:ready'))
}

/** A sheet of one's own passes a page's Content-Security-Policy that forbids style elements. */
function dress(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    root.adoptedStyleSheets = [sheet]
    return
  }
  const element = document.createElement('style')
  element.textContent = style
  ;(root as ShadowRoot).append(element)
}

const script = ownScript()
if (script) {
  if (document.body) start(script)
  else document.addEventListener('DOMContentLoaded', () => start(script))
}
