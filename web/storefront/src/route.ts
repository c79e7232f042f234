/** Where one is in the shop: the address's query says it, so every page can be linked and reloaded. */
import { type InjectionKey, type Ref, inject, ref } from 'vue'

export interface Place {
  product: string
  category: string
  search: string
  orders: boolean
}

export interface Route {
  place: Ref<Place>
  href: (to: Partial<Place>) => string
  go: (to: Partial<Place>) => void
}

const nowhere: Place = { product: '', category: '', search: '', orders: false }

export function readPlace(query: string): Place {
  const asked = new URLSearchParams(query)
  return { product: asked.get('product') ?? '', category: asked.get('category') ?? '', search: asked.get('search') ?? '', orders: asked.has('orders') }
}

/** The query of a place, keeping what is not part of it (shop, language). */
export function writePlace(query: string, to: Partial<Place>): string {
  const made = new URLSearchParams(query)
  for (const [name, value] of Object.entries({ ...nowhere, ...to })) {
    if (value) made.set(name, value === true ? '1' : value)
    else made.delete(name)
  }
  return `?${made}`
}

export function useRoute(): Route {
  const place = ref(readPlace(location.search))
  window.addEventListener('popstate', () => (place.value = readPlace(location.search)))
  const href = (to: Partial<Place>): string => writePlace(location.search, to)
  const go = (to: Partial<Place>): void => {
    history.pushState(null, '', href(to))
    place.value = readPlace(location.search)
    window.scrollTo(0, 0)
  }
  return { place, href, go }
}

export const routeKey: InjectionKey<Route> = Symbol('route')

export function injectRoute(): Route {
  const route = inject(routeKey)
  if (!route) throw new Error('The route is given by the app.')
  return route
}
