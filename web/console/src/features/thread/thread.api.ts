import { api } from '@xiaoer/api-client/request'
import type { Colleague, Content, ConversationDetail, Message, Phrase, ProductRow, Row, Sticker, Trace, UploadedPicture } from '@xiaoer/api-client/staff'

/** What the server is told of a message: the rest was only for showing it at once. */
export function sendable(content: Content): Content {
  const { type, text, picture, sticker, code, no } = content
  const parts: Record<string, Partial<Content>> = { text: { text }, note: { text }, picture: { picture }, sticker: { sticker }, product: { code }, order: { no } }
  return { type, ...parts[type] }
}

const at = (id: string, rest = '') => `/conversations/${encodeURIComponent(id)}${rest}`

export const threadApi = {
  detail: (id: string, signal?: AbortSignal) => api.get<ConversationDetail>(at(id), {}, signal),
  messages: async (id: string, range: { before?: number; after?: number; limit?: number }) =>
    (await api.get<{ messages: Message[] }>(at(id, '/messages'), range)).messages,
  send: (id: string, clientId: string, content: Content) => api.post<Message>(at(id, '/messages'), { client_id: clientId, content: sendable(content) }),
  take: (id: string) => api.post<Row>(at(id, '/take')),
  giveBack: (id: string, instruction: string) => api.post<Row>(at(id, '/give-back'), instruction ? { instruction } : {}),
  close: (id: string) => api.post<Row>(at(id, '/close')),
  reopen: (id: string) => api.post<Row>(at(id, '/reopen')),
  transfer: (id: string, staffId: string, note: string) => api.post<Row>(at(id, '/transfer'), note ? { staff_id: staffId, note } : { staff_id: staffId }),
  read: (id: string, seq: number) => api.post(at(id, '/read'), { seq }),
  typing: (id: string) => api.post(at(id, '/typing')),
  trace: (id: string, seq: number) => api.get<Trace>(at(id, `/traces/${seq}`)),
  phrases: (search: string) => api.get<Phrase[]>('/phrases', { search }),
  products: (search: string) => api.get<ProductRow[]>('/products', { search }),
  stickers: () => api.get<Sticker[]>('/stickers'),
  colleagues: () => api.get<Colleague[]>('/staff'),
  upload(file: Blob): Promise<UploadedPicture> {
    const form = new FormData()
    form.append('file', file)
    return api.upload<UploadedPicture>('/pictures', form)
  },
}
