import { expect, it } from 'vitest'
import { type Variant, below, byColor } from './catalogue'

const variant = (color: string, size: string, picture = ''): Variant => ({ sku: color + size, color, color_code: '', size, price: 1, promotion_price: null, stock: 1, restock_at: null, picture })

it('gathers the sizes of each colour and the first picture there is', () => {
  const colors = byColor([variant('灰', 'M'), variant('灰', 'L', '/a.svg'), variant('蓝', 'M')])
  expect(colors.map((each) => [each.name, each.picture, each.variants.length])).toEqual([['灰', '/a.svg', 2], ['蓝', '', 1]])
})

it('knows which categories lie directly below another', () => {
  const categories = ['外套', '外套/衬衫外套', '外套/羽绒', '裤装'].map((name, at) => ({ name, count: at + 1 }))
  expect(below(categories, '').map((each) => each.name)).toEqual(['裤装', '外套'])
  expect(below(categories, '外套')).toEqual([{ path: '外套/羽绒', name: '羽绒', count: 3 }, { path: '外套/衬衫外套', name: '衬衫外套', count: 2 }])
})
