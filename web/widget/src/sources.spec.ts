import { expect, it } from 'vitest'
import { openable } from './sources'

it('opens each source once and leaves orders to their cards', () => {
  const sources = [
    { ref: 'faq:a', title: '发货' },
    { ref: 'faq:b', title: '发货' },
    { ref: 'order:1', title: '订单 1' },
    { ref: 'size_chart:coat', title: '尺码表' },
  ]
  expect(openable(sources).map((each) => each.ref)).toEqual(['faq:a', 'size_chart:coat'])
})
