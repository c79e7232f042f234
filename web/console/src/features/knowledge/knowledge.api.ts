import { api } from '@xiaoer/api-client/request'
import type { FaqEntry, FaqPage, LexiconEntry, LexiconPage, TryAnswer, Version } from '@xiaoer/api-client/staff'

/** What is filled in; the server adds the rest. */
export type FaqForm = Pick<FaqEntry, 'question' | 'similar' | 'answer' | 'category' | 'intent' | 'owner' | 'scope' | 'valid_from' | 'valid_to' | 'person_only' | 'tags'>
export type LexiconForm = Pick<LexiconEntry, 'word' | 'kind' | 'target' | 'aliases' | 'scope' | 'valid_from' | 'valid_to' | 'note'>

function entries<Entry extends { id: string; version: number }, Page, Form>(path: string) {
  const one = (id: string, rest = '') => `${path}/${encodeURIComponent(id)}${rest}`
  return {
    list: (filter: Record<string, string | number | undefined>, signal?: AbortSignal) => api.get<Page>(path, filter, signal),
    create: (form: Form) => api.post<Entry>(path, form),
    change: (id: string, version: number, form: Form) => api.put<Entry>(one(id), { ...form, version }),
    remove: (id: string) => api.remove<{ version: number }>(one(id)),
    versions: (id: string) => api.get<Version<Entry>[]>(one(id, '/versions')),
    restore: (id: string, version: number) => api.post<Entry>(one(id, '/restore'), { version }),
  }
}

export const faqApi = entries<FaqEntry, FaqPage, FaqForm>('/faq')
export const lexiconApi = entries<LexiconEntry, LexiconPage, LexiconForm>('/lexicon')
export const tryText = (text: string) => api.post<TryAnswer>('/try', { text })
