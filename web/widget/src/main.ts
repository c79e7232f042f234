/** `<script src="…/widget/widget.js" data-shop="slug" async></script>`: the chat, in a shadow root no page's style can reach. */
import { createApp } from 'vue'
import Widget from './Widget.vue'
import style from './widget.css?inline'

const script = (document.currentScript ?? document.querySelector('script[data-xiaoer-widget]')) as HTMLScriptElement | null
const shop = script?.dataset.shop
if (script && shop) {
  const host = document.createElement('div')
  host.dataset.xiaoer = shop
  const root = host.attachShadow({ mode: 'open' })
  const sheet = document.createElement('style')
  sheet.textContent = style
  const mount = document.createElement('div')
  root.append(sheet, mount)
  const language = script.dataset.language ?? (document.documentElement.lang || navigator.language)
  createApp(Widget, { server: new URL(script.src).origin, shop, language }).mount(mount)
  const place = (): void => void document.body.append(host)
  if (document.body) place()
  else document.addEventListener('DOMContentLoaded', place)
}
