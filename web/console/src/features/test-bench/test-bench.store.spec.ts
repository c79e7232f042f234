import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useTestBench } from './test-bench.store'

const bodies: Record<string, unknown>[] = []
let status = 200

beforeEach(() => {
  setActivePinia(createPinia())
  bodies.length = 0
  status = 200
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    bodies.push(JSON.parse(init.body as string))
    return new Response(JSON.stringify({ reply: { type: 'reply', texts: ['有'] }, topic: { product: `P${bodies.length}` }, trace: [] }), { status })
  })
})
afterEach(() => vi.unstubAllGlobals())

test('the topic of one turn is carried into the next', async () => {
  const bench = useTestBench()
  await bench.ask('奶茶色那件有货吗')
  await bench.ask('S码呢')
  expect(bodies[0]).not.toHaveProperty('topic')
  expect(bodies[1]).toMatchObject({ text: 'S码呢', topic: { product: 'P1' } })
  expect(bench.shown?.text).toBe('S码呢')
})

test('an earlier turn can be looked at again, a new one takes over', async () => {
  const bench = useTestBench()
  await bench.ask('a')
  await bench.ask('b')
  bench.chosen = 0
  expect(bench.shown?.text).toBe('a')
  await bench.ask('c')
  expect(bench.shown?.text).toBe('c')
})

test('a reset forgets the topic, and an answer on its way does not come back', async () => {
  const bench = useTestBench()
  await bench.ask('a')
  const late = bench.ask('b')
  bench.reset()
  await late
  expect(bench.turns).toEqual([])
  await bench.ask('c')
  expect(bodies.at(-1)).not.toHaveProperty('topic')
})

test('what failed is told and keeps what was said before', async () => {
  const bench = useTestBench()
  await bench.ask('a')
  status = 503
  expect(await bench.ask('b')).toBe(false)
  expect(bench.error).not.toBeNull()
  expect(bench.turns).toHaveLength(1)
})
