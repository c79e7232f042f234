import { api } from '@xiaoer/api-client/request'
import type { Inbox, QueueName } from '@xiaoer/api-client/staff'

export interface Ask {
  queue: QueueName
  search?: string
  before?: string
}

export function fetchInbox(ask: Ask): Promise<Inbox> {
  return api.get<Inbox>('/inbox', { queue: ask.queue, search: ask.search, before: ask.before })
}
