import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, readOptions } from './options'

function script(attributes: Record<string, string>): HTMLScriptElement {
  const made = document.createElement('script')
  made.src = 'https://shop.example/widget/widget.js'
  Object.assign(made.dataset, attributes)
  return made
}
const identity = { customer: 'C0001', name: '李明', at: 1764000000, signature: 'ab' }

afterEach(() => vi.restoreAllMocks())

describe('what the page says', () => {
  it('needs only the shop', () => {
    expect(readOptions(script({ shop: 'qinghe' }), {}, 'zh-CN')).toEqual({
      server: 'https://shop.example', shop: 'qinghe', language: 'zh-CN', theme: 'auto', brand: undefined, viewing: undefined, identity: null,
    })
    expect(readOptions(script({}), {}, 'zh-CN')).toBeNull()
  })

  it('prefers window.xiaoer to the attributes', () => {
    const made = readOptions(script({ shop: 'q', language: 'en', viewing: 'A', identity: JSON.stringify(identity) }), { viewing: 'B' }, 'zh')
    expect([made?.language, made?.viewing, made?.identity]).toEqual(['en', 'B', identity])
    expect(readOptions(script({ shop: 'q', identity: JSON.stringify(identity) }), { identity: null }, 'zh')?.identity).toBeNull()
  })

  it('warns of an identity it cannot read', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    for (const wrong of ['{', '{}', '7']) expect(readOptions(script({ shop: 'q', identity: wrong }), {}, 'zh')?.identity).toBeNull()
    expect(warn).toHaveBeenCalledTimes(3)
  })
})

it('follows no address that is not one', () => {
  expect(address('https://shop.example', '/files/a.svg')).toBe('https://shop.example/files/a.svg')
  for (const wrong of ['javascript:alert(1)', 'data:text/html,x', 'http://[', '', null]) expect(address('https://shop.example', wrong)).toBeNull()
})
