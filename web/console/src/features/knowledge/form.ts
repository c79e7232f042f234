/** From an entry to what is filled in and back. Pure. */
import type { FaqEntry, LexiconEntry } from '@xiaoer/api-client/staff'
import type { FaqForm, LexiconForm } from './knowledge.api'

export const KINDS = ['term', 'product', 'variant', 'color', 'size', 'material', 'category', 'attribute', 'policy', 'promotion', 'coupon', 'carrier', 'faq'] as const

export function faqForm(entry: Partial<FaqEntry>): FaqForm {
  const { question = '', similar = [], answer = '', category = '', intent = '', owner = '', scope = '', valid_from = null, valid_to = null, person_only = false, tags = [] } = entry
  return { question, similar: [...similar], answer, category, intent, owner, scope, valid_from, valid_to, person_only, tags: [...tags] }
}

export function lexiconForm(entry: Partial<LexiconEntry>): LexiconForm {
  const { word = '', kind = 'term', target = '', aliases = [], scope = '', valid_from = null, valid_to = null, note = '' } = entry
  return { word, kind, target, aliases: [...aliases], scope, valid_from, valid_to, note }
}

/** One a line, without blanks and doubles. */
export function lines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))]
}

/** Which fields keep an entry from being saved. */
export function missing(form: FaqForm | LexiconForm): string[] {
  if ('word' in form) return [!form.word.trim() && 'word', !form.target.trim() && 'target', wrongScope(form.scope) && 'scope', wrongDates(form) && 'dates'].filter((each): each is string => Boolean(each))
  return [!form.question.trim() && 'question', !form.answer.trim() && 'answer', wrongScope(form.scope) && 'scope', wrongDates(form) && 'dates'].filter((each): each is string => Boolean(each))
}

function wrongScope(scope: string): boolean {
  return scope !== '' && !/^(product|category):.+$/.test(scope)
}

function wrongDates({ valid_from, valid_to }: { valid_from: string | null; valid_to: string | null }): boolean {
  return Boolean(valid_from && valid_to && valid_from > valid_to)
}

/** A day field shows the local day; an entry holds a moment: a day begins at its start and ends at its end. */
export function toDay(moment: string | null): string {
  if (!moment) return ''
  const at = new Date(moment)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

export function fromDay(day: string, end: boolean): string | null {
  if (!day) return null
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return (end ? new Date(year, month - 1, date, 23, 59, 59) : new Date(year, month - 1, date)).toISOString()
}
