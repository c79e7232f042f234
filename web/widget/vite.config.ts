import vue from '@vitejs/plugin-vue'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Plugin, defineConfig } from 'vite'

const LARGEST_GZIP = 60 * 1024
const FILE = 'widget.js'
const outDir = '../../src/xiaoer/app/web/widget'

/** The widget loads on every page of a shop: a build that grew too large fails. What is measured is the file as it is served. */
const budget: Plugin = {
  name: 'size-budget',
  writeBundle() {
    const size = gzipSync(readFileSync(resolve(import.meta.dirname, outDir, FILE))).length
    this.info(`widget: ${(size / 1024).toFixed(1)} of ${LARGEST_GZIP / 1024} KB gzip`)
    if (size > LARGEST_GZIP) this.error(`The widget has ${size} bytes after gzip; ${LARGEST_GZIP} are allowed.`)
  },
}

export default defineConfig({
  plugins: [vue(), budget],
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir,
    emptyOutDir: true,
    lib: { entry: 'src/main.ts', formats: ['iife'], name: 'XiaoerWidget', fileName: () => FILE },
  },
})
