import { api } from '@xiaoer/api-client/request'
import type { ProductRow, TryAnswer } from '@xiaoer/api-client/staff'

export interface Ask {
  text: string
  viewing?: string
  customer?: string
  topic?: Record<string, unknown>
}

export const testBenchApi = {
  ask: (ask: Ask) => api.post<TryAnswer>('/try', ask),
  products: (search: string) => api.get<ProductRow[]>('/products', { search }),
}
