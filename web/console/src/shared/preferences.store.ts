/** What a person set for this browser: language, theme, whether new chats ring. */
import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { keep, kept } from './keep'

export type Language = 'zh-CN' | 'en'
export type Theme = 'system' | 'light' | 'dark'

export const usePreferences = defineStore('preferences', () => {
  const language = ref<Language>(firstLanguage())
  const theme = ref<Theme>(kept<Theme>('theme', 'system'))
  const alerts = ref(kept('alerts', false))

  watch(language, (value) => keep('language', value))
  watch(alerts, (value) => keep('alerts', value))
  watch(
    theme,
    (value) => {
      keep('theme', value)
      if (value === 'system') delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = value
    },
    { immediate: true },
  )
  return { language, theme, alerts }
})

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'en' || asked === 'zh-CN') return asked
  return kept<Language>('language', navigator.language.startsWith('zh') ? 'zh-CN' : 'en')
}
