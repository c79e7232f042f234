import { expect, it } from 'vitest'
import { readPlace, writePlace } from './route'

it('writes a place into the address and reads it back, keeping the shop', () => {
  const query = writePlace('?shop=qinghe&lang=en&search=x', { product: 'OS 01' })
  expect(query).toBe('?shop=qinghe&lang=en&product=OS+01')
  expect(readPlace(query)).toEqual({ product: 'OS 01', category: '', search: '', orders: false })
  expect(readPlace(writePlace(query, { orders: true })).orders).toBe(true)
  expect(writePlace(query, {})).toBe('?shop=qinghe&lang=en')
})
