/** Who one is in the demo: one of its customers, remembered in this browser. Signatures are fetched anew each time they are needed. */
import { type Ref, ref } from 'vue'
import type { ShopApi } from './api'
import { type DemoCustomer, type Identity, Refused } from './catalogue'

export interface Shopper {
  customer: Ref<Pick<DemoCustomer, 'id' | 'name' | 'level'> | null>
  identify: () => Promise<Identity | null>
  become: (customer: DemoCustomer | null) => void
}

export function useShopper(api: ShopApi, slug: string): Shopper {
  const key = `xiaoer-shop:${slug}:customer`
  const kept = localStorage.getItem(key)
  const customer: Shopper['customer'] = ref(kept ? (JSON.parse(kept) as DemoCustomer) : null)

  function become(next: DemoCustomer | null): void {
    customer.value = next && { id: next.id, name: next.name, level: next.level }
    if (next) localStorage.setItem(key, JSON.stringify(customer.value))
    else localStorage.removeItem(key)
  }

  async function identify(): Promise<Identity | null> {
    if (!customer.value) return null
    try {
      return await api.login(customer.value.id)
    } catch (error) {
      // the demo's data was made anew and this customer is gone
      if (error instanceof Refused && error.status === 404) become(null)
      else throw error
      return null
    }
  }

  return { customer, identify, become }
}
