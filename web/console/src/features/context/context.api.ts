import { api } from '@xiaoer/api-client/request'
import type { FittingKnowledge, StaffOrder } from '@xiaoer/api-client/staff'

const at = (id: string, rest: string) => `/conversations/${encodeURIComponent(id)}${rest}`

export const contextApi = {
  orders: async (id: string) => (await api.get<{ orders: StaffOrder[] }>(at(id, '/orders'))).orders,
  knowledge: (id: string) => api.get<FittingKnowledge[]>(at(id, '/knowledge')),
}
