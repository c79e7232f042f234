// The storefront is plain files; building it is copying them.
import { cpSync } from 'node:fs'

cpSync('storefront', '../src/xiaoer/app/web/storefront', { recursive: true })
