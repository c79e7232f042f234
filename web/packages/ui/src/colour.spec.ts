import { describe, expect, it } from 'vitest'
import { accent, contrast, parse } from './colour'

const surfaces = { day: '#ffffff', night: '#1c1b18' }
const brands = ['#24504b', '#b04a5a', '#ff7a00', '#ffe9a8', '#ffffff', '#000000', '#e60012', '#00a0e9', '#8fc31f', '#777777', '#fff', 'red', '']

describe.each(brands)('the accent of a shop whose colour is %j', (brand) => {
  it.each([['day', false], ['night', true]] as const)('can be read by %s', (time, dark) => {
    const made = accent(brand, dark)
    const of = (name: string): string => made[`--x-${name}`]!
    expect(contrast(of('on-brand'), of('brand'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('on-brand-2'), of('brand'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('on-brand'), of('brand-hover'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('on-mine'), of('mine'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('brand-ink'), of('brand-soft'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('brand-ink'), surfaces[time])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('brand'), surfaces[time])).toBeGreaterThanOrEqual(3)
  })
})

it('leaves a colour that works as it is', () => {
  expect(accent('#24504b', false)['--x-brand']).toBe('#24504b')
})

it('reads only colours', () => {
  expect([parse('#fff'), parse('url(x)'), parse('#12345')]).toEqual([[1, 1, 1], null, null])
})
