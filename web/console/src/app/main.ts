/** The staff screens: the workbench and the admin. */
import '@xiaoer/ui/tokens.css'
import 'element-plus/theme-chalk/base.css'
import './styles/base.css'
import './styles/element.css'
import { setLanguage } from '@xiaoer/api-client/request'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import { usePreferences } from '../shared/preferences.store'
import App from './App.vue'
import { makeI18n } from './i18n'
import { makeRouter } from './router'

const app = createApp(App)
app.use(createPinia())
const preferences = usePreferences()
const i18n = makeI18n(preferences.language)
watch(
  () => preferences.language,
  (language) => {
    i18n.global.locale.value = language
    setLanguage(language)
    document.documentElement.lang = language
  },
  { immediate: true },
)
app.use(i18n).use(makeRouter()).mount('#app')
