import { type InjectionKey, inject } from 'vue'
import type { ShopApi } from './api'
import type { ShopFace } from './catalogue'
import type { Shopper } from './shopper'
import type { Words } from './words/words'

export interface Store {
  texts: Words
  language: string
  api: ShopApi
  shop: ShopFace
  /** The shop's name in the reader's language. */
  name: string
  shopper: Shopper
}

export const storeKey: InjectionKey<() => Store> = Symbol('store')

export function useStore(): Store {
  const give = inject(storeKey)
  if (!give) throw new Error('The store is given by the app.')
  return give()
}
