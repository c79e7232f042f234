import { isChinese } from '@xiaoer/ui/times'
import { english } from './en'
import { chinese } from './zh-CN'

export type Words = Record<keyof typeof chinese, string>

export function wordsFor(language: string): Words {
  return isChinese(language) ? chinese : english
}

/** A text with its `{places}` filled. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
