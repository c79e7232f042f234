import { expect, test } from 'vitest'
import { together, words } from './i18n'

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, prefix = ''): Record<string, string> {
  return Object.assign({}, ...Object.entries(tree).map(([key, value]) => (typeof value === 'string' ? { [prefix + key]: value } : leaves(value, `${prefix}${key}.`))))
}
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((each) => each[1]!).sort()
const zh = leaves(words['zh-CN'])
const en = leaves(words.en)

test('both languages have the same keys', () => expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort()))

test('both say the same things about the same values', () => {
  for (const [key, text] of Object.entries(zh)) expect(new Set(slots(en[key]!)), key).toEqual(new Set(slots(text)))
})

test('no words are empty, and English has no Chinese left in it', () => {
  for (const [key, text] of Object.entries(zh)) expect(text.trim(), key).not.toBe('')
  const chinese = Object.entries(en).filter(([key, text]) => /[一-鿿]/.test(text) && key !== 'signIn.language' && key !== 'app.otherLanguage')
  expect(chinese).toEqual([])
})

test('two features that say the same key are told', () => expect(() => together([{ a: 'x' }, { a: 'y' }])).toThrow('a'))
