/** All words of the staff screens: each feature brings its own, in both languages. */
import { createI18n } from 'vue-i18n'
import * as context from '../features/context/context.words'
import * as inbox from '../features/inbox/inbox.words'
import * as knowledge from '../features/knowledge/knowledge.words'
import * as overview from '../features/overview/overview.words'
import * as settings from '../features/settings/settings.words'
import * as signIn from '../features/sign-in/sign-in.words'
import * as testBench from '../features/test-bench/test-bench.words'
import * as thread from '../features/thread/thread.words'
import * as intents from '../shared/intents.words'
import * as shared from '../shared/shared.words'
import * as app from './app.words'
import type { Language } from '../shared/preferences.store'

type Words = { [key: string]: string | Words }
const sources = [shared, intents, app, signIn, inbox, thread, context, knowledge, testBench, overview, settings]

/** One tree of many; two features may add to the same branch (their errors), not the same leaf. */
export function together(parts: readonly Words[]): Words {
  const result: Words = {}
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      const there = result[key]
      if (there === undefined) result[key] = value
      else if (typeof there === 'object' && typeof value === 'object') result[key] = together([there, value])
      else throw new Error(`Two features say ${key}.`)
    }
  }
  return result
}

export const words: Record<Language, Words> = {
  'zh-CN': together(sources.map((source) => source.zh as Words)),
  en: together(sources.map((source) => source.en as Words)),
}

export function makeI18n(language: Language) {
  return createI18n({ legacy: false, locale: language, fallbackLocale: 'zh-CN', messages: words as Record<Language, Record<string, string>>, missingWarn: false, fallbackWarn: false })
}
