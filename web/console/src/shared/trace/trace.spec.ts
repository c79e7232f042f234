import { expect, test } from 'vitest'
import { bars, steps } from './trace'

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

test('a step nobody drew an icon for still shows', () => {
  expect(steps([{ name: 'something_new', summary: 'x', data: {} }])[0]).toMatchObject({ icon: 'info', summary: 'x' })
})
