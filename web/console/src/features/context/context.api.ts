import { api } from '@xiaoer/api-client/request'
import type { FittingKnowledge, StaffOrder } from '@xiaoer/api-client/staff'

const at = (id: string, rest: string) => `/conversations/${encodeURIComponent(id)}${rest}`

export const contextApi = {
  orders: (id: string) => api.get<StaffOrder[]>(at(id, '/orders')),
  knowledge: (id: string) => api.get<FittingKnowledge[]>(at(id, '/knowledge')),
}
