import { type DemoCustomer, type Identity, type PlacedOrder, type ProductPage, type ProductTile, Refused, type ShopFace } from './catalogue'

/** Reads of the demo shop; a Refused says why not. */
export class ShopApi {
  constructor(private readonly slug: string) {}

  face = (): Promise<ShopFace> => this.read('')

  products(category: string, search: string): Promise<{ total: number; items: ProductTile[] }> {
    const query = new URLSearchParams({ size: '100' })
    if (category) query.set('category', category)
    if (search) query.set('search', search)
    return this.read(`/products?${query}`)
  }

  product = (code: string): Promise<ProductPage> => this.read(`/products/${encodeURIComponent(code)}`)

  customers = async (): Promise<DemoCustomer[]> => (await this.read<{ customers: DemoCustomer[] }>('/customers')).customers

  async login(customer: string): Promise<Identity> {
    const body = JSON.stringify({ customer })
    return (await this.read<{ identity: Identity }>('/login', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).identity
  }

  async orders(identity: Identity): Promise<PlacedOrder[]> {
    const { customer, at, signature } = identity
    return (await this.read<{ orders: PlacedOrder[] }>('/orders', { headers: { 'X-Xiaoer-Identity': `${customer}:${at}:${signature}` } })).orders
  }

  private async read<Answer>(path: string, more: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(`/demo-shop/v1/${encodeURIComponent(this.slug)}${path}`, more)
    if (answer.ok) return (await answer.json()) as Answer
    const body = (await answer.json().catch(() => null)) as { error?: { code?: string } } | null
    throw new Refused(body?.error?.code ?? (answer.status === 404 ? 'no_demo' : String(answer.status)), answer.status)
  }
}
