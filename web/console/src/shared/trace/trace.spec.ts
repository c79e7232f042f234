import { expect, test } from 'vitest'
import { bars, named, steps } from './trace'

test('intents become bars, strongest first, without the negligible', () => {
  const expected = [
    { code: 'stock', share: 0.93, chosen: true },
    { code: 'urge_ship', share: 0.12, chosen: false },
  ]
  expect(bars([['urge_ship', 0.12], ['stock', 0.93], ['price', 0.01]])).toEqual(expected)
  expect(bars([{ code: 'urge_ship', confidence: 0.12 }, { code: 'stock', confidence: 0.93 }])).toEqual(expected)
  expect(bars({ stock: 0.93, urge_ship: 0.12 })).toEqual(expected)
  expect(bars(undefined)).toEqual([])
})

test('a shop word shows what it stands for', () => {
  const [step] = steps([{ name: 'lexicon', summary: '', data: { entities: [{ text: '奶茶色', value: 'NC-01' }], repairs: { 发嫖: '发票' } } }])
  expect(step).toMatchObject({ icon: 'tag', key: true, hits: [{ from: '发嫖', to: '发票' }, { from: '奶茶色', to: 'NC-01' }] })
})

test('what was looked up is shown by its title', () => {
  const [step] = steps([{ name: 'search', summary: '', data: { sources: [{ title: '七天无理由', score: 0.871 }] } }])
  expect(step!.facts).toEqual(['七天无理由 0.87'])
})

test('a line the bars say already is left out, goals go by their intents', () => {
  const [understand, decide] = steps([
    { name: 'understand', summary: 'stock 0.94', data: { intents: [['stock', 0.94]], entities: [['color', '奶茶色', 'NC-01']] } },
    { name: 'decide', summary: 'stock（stock）', data: { goals: [{ intents: ['stock', 'ship_time'], skill: 'stock' }] } },
  ])
  expect(understand).toMatchObject({ summary: '', hits: [{ from: '奶茶色', to: 'NC-01' }], mend: 'lexicon' })
  expect(decide!.summary).toBe('stock + ship_time')
})

test('codes are said as people say them, other words stay', () => {
  const words: Record<string, string> = { ship_time: '发货时间', calm: '平静' }
  expect(named('ship_time：按规则；情绪 calm，SKU abc', (code) => words[code] ?? null)).toBe('发货时间：按规则；情绪 平静，SKU abc')
})

test('a step nobody drew an icon for still shows', () => {
  expect(steps([{ name: 'something_new', summary: 'x', data: {} }])[0]).toMatchObject({ icon: 'info', summary: 'x' })
})
