// @vitest-environment node
import openapiTS, { astToString } from 'openapi-typescript'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const here = new URL('../', import.meta.url)

test('the types are those of the description beside them', async () => {
  const description = await readFile(new URL('openapi.json', here), 'utf8')
  const made = astToString(await openapiTS(description, { defaultNonNullable: false }))
  const kept = await readFile(new URL('src/generated/api.ts', here), 'utf8')
  expect(kept.endsWith(made), 'Run: make types').toBe(true)
})
