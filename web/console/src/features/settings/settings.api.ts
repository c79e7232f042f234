import { api } from '@xiaoer/api-client/request'
import type { ApiKey, Colleague, DeadJob, Delivery, NewApiKey, NewWebhook, Webhook } from '@xiaoer/api-client/staff'

const one = (path: string, id: string | number, rest = '') => `${path}/${encodeURIComponent(String(id))}${rest}`

export const settingsApi = {
  keys: () => api.get<ApiKey[]>('/api-keys'),
  createKey: (name: string) => api.post<NewApiKey>('/api-keys', { name }),
  removeKey: (id: string) => api.remove(one('/api-keys', id)),
  webhooks: () => api.get<Webhook[]>('/webhooks'),
  createWebhook: (url: string, events: string[]) => api.post<NewWebhook>('/webhooks', { url, events }),
  removeWebhook: (id: string) => api.remove(one('/webhooks', id)),
  deliveries: (id: string) => api.get<Delivery[]>(one('/webhooks', id, '/deliveries')),
  resend: (id: string) => api.post(one('/deliveries', id, '/resend')),
  deadJobs: () => api.get<DeadJob[]>('/jobs/dead'),
  retryJob: (id: string | number) => api.post(one('/jobs', id, '/retry')),
  colleagues: () => api.get<Colleague[]>('/staff'),
}
