import '@xiaoer/ui/tokens.css'
import './styles/store.css'
import './styles/pages.css'
import { createApp } from 'vue'
import App from './App.vue'

const asked = new URLSearchParams(location.search)
const language = asked.get('lang') ?? navigator.language
document.documentElement.lang = language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
createApp(App, { slug: asked.get('shop') ?? '', language: document.documentElement.lang }).mount('#shop')
