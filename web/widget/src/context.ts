/** What every part of the widget needs to know, given once at the root. */
import { type InjectionKey, type Ref, inject } from 'vue'
import type { ProductCardData } from '@xiaoer/live/frames'
import type { OpenedSource } from './sources'
import type { Words } from './words/words'

export type Viewed = Pick<ProductCardData, 'code' | 'title' | 'sku' | 'url'>

export interface WidgetContext {
  texts: Words
  language: string
  /** Moves every half minute, so that 刚刚 becomes 1 分钟前. */
  now: Ref<Date>
  /** An address the server named, absolute, or null when it is none. */
  link: (url: string | null | undefined) => string | null
  say: (text: string) => void
  /** What an answer rests on. */
  source: (ref: string) => Promise<OpenedSource>
  /** The shopper wants to see a product: the page may take over, else its address opens. */
  view: (product: Viewed) => void
}

export const widgetKey: InjectionKey<WidgetContext> = Symbol('widget')

export function useWidget(): WidgetContext {
  const context = inject(widgetKey)
  if (!context) throw new Error('This part lives inside the widget.')
  return context
}
