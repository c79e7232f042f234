import { expect, it } from 'vitest'
import { yuan } from './money'

it('shows cents only when there are some', () => {
  expect([53900, 53950, 5, 0, -4000, 123456700].map(yuan)).toEqual(['¥539', '¥539.50', '¥0.05', '¥0', '−¥40', '¥1,234,567'])
})
