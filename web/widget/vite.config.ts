import vue from '@vitejs/plugin-vue'
import { gzipSync } from 'node:zlib'
import { type Plugin, defineConfig } from 'vite'

const LARGEST_GZIP = 60 * 1024

/** The widget loads on every page of a shop: a build that grew too large fails. */
const budget: Plugin = {
  name: 'size-budget',
  generateBundle(_, bundle) {
    const code = Object.values(bundle).map((file) => (file.type === 'chunk' ? file.code : String(file.source))).join('')
    const size = gzipSync(code).length
    this.info(`widget: ${(size / 1024).toFixed(1)} KB gzip`)
    if (size > LARGEST_GZIP) this.error(`The widget has ${size} bytes after gzip; ${LARGEST_GZIP} are allowed.`)
  },
}

export default defineConfig({
  plugins: [vue(), budget],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: '../../src/xiaoer/app/web/widget',
    emptyOutDir: true,
    lib: { entry: 'src/main.ts', formats: ['iife'], name: 'XiaoerWidget', fileName: () => 'widget.js' },
  },
})
