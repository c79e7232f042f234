import { expect, it } from 'vitest'
import { parts } from './links'

it('finds addresses and nothing else', () => {
  expect(parts('看这里：https://a.cn/x?y=1，谢谢')).toEqual([{ text: '看这里：' }, { text: 'https://a.cn/x?y=1', href: 'https://a.cn/x?y=1' }, { text: '，谢谢' }])
  expect(parts('See https://a.cn/b.')).toEqual([{ text: 'See ' }, { text: 'https://a.cn/b', href: 'https://a.cn/b' }, { text: '.' }])
  for (const plain of ['你好', '', 'javascript:alert(1)']) expect(parts(plain)).toEqual([{ text: plain }])
})
