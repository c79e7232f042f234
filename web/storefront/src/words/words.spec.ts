import { expect, it } from 'vitest'
import { english } from './en'
import { chinese } from './zh-CN'

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((each) => each[1]!).sort()

it('has every text of the shop in both languages, with the same places', () => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  for (const key of Object.keys(chinese) as (keyof typeof chinese)[]) expect(places(english[key]), key).toEqual(places(chinese[key]))
})
