/** The demo shop's data; docs/api/demo-shop.md says it in words. */
import type { OrderCardData } from '@xiaoer/live/frames'

export interface Promotion {
  id: string
  kind: string
  name: string
  explain: string
  starts: string | null
  ends: string | null
}

export interface ShopFace {
  slug: string
  name: string
  name_en: string
  language: string
  brand: string
  logo: string
  categories: { name: string; count: number }[]
  promotions: Promotion[]
  shipping: { free_over: number | null; fee: number | null; cutoff: string }
}

export interface ProductTile {
  code: string
  title: string
  category: string
  summary: string
  price: number
  market_price: number | null
  promotion_price: number | null
  promotion: string
  picture: string
  tags: string[]
  in_stock: boolean
  ships_from: string | null
  colors: { name: string; code: string; picture: string }[]
}

export interface Variant {
  sku: string
  color: string
  color_code: string
  size: string
  price: number
  promotion_price: number | null
  stock: number
  restock_at: string | null
  picture: string
}

export interface ProductPage extends ProductTile {
  url: string
  season: string[]
  audience: string
  on_sale: boolean
  facts: { attribute: string; value: string }[]
  material: { code: string; name: string; feel: string; shrink: string; fade: string } | null
  care: string
  size_chart: { title: string; columns: string[]; rows: (string | number | null)[][] } | null
  promotions: Promotion[]
  variants: Variant[]
}

export interface DemoCustomer {
  id: string
  name: string
  level: string
  city: string
  why: string
  line_zh: string
  line_en: string
}

export interface Identity {
  customer: string
  name: string
  at: number
  signature: string
}

export interface PlacedOrder {
  placed_at: string
  recipient: string
  city: string
  card: OrderCardData
}

/** The server said no; `code` says why. */
export class Refused extends Error {
  constructor(readonly code: string, readonly status: number) {
    super(`The shop refused: ${code}`)
  }
}

/** The colours in the order of the variants, each with its sizes. */
export function byColor(variants: Variant[]): { name: string; picture: string; variants: Variant[] }[] {
  const colors = new Map<string, { name: string; picture: string; variants: Variant[] }>()
  for (const variant of variants) {
    const color = colors.get(variant.color) ?? { name: variant.color, picture: variant.picture, variants: [] }
    color.variants.push(variant)
    color.picture ||= variant.picture
    colors.set(variant.color, color)
  }
  return [...colors.values()]
}

/** Categories directly below a path, the fullest first; the top ones below ''. */
export function below(categories: ShopFace['categories'], path: string): { path: string; name: string; count: number }[] {
  const prefix = path ? `${path}/` : ''
  return categories
    .filter(({ name }) => name.startsWith(prefix) && name.length > prefix.length && !name.slice(prefix.length).includes('/'))
    .map(({ name, count }) => ({ path: name, name: name.slice(prefix.length), count }))
    .sort((one, other) => other.count - one.count)
}
