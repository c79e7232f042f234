import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** One application for /workbench/ and /admin/; its files are served under /workbench/. */
export default defineConfig({
  base: '/workbench/',
  plugins: [vue()],
  define: { __VUE_I18N_FULL_INSTALL__: 'false', __VUE_I18N_LEGACY_API__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
  build: { outDir: '../../src/xiaoer/app/web/console', emptyOutDir: true, chunkSizeWarningLimit: 700 },
})
