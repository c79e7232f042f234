import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/shop/',
  plugins: [vue()],
  build: { outDir: '../../src/xiaoer/app/web/storefront', emptyOutDir: true },
})
