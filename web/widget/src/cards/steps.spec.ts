import { expect, it } from 'vitest'
import { currentStep, highlighted } from './steps'

it('stands at the last step that is done', () => {
  const steps = (...done: boolean[]): { done: boolean }[] => done.map((each) => ({ done: each }))
  expect([currentStep(steps(true, true, false)), currentStep(steps(false, false)), currentStep(steps(true, true))]).toEqual([1, 0, 1])
})

it('finds the size that is meant, by its name or its row', () => {
  const rows = [['M', 1], ['L', 2], [30, 3]]
  expect(['L', 0, 30, 'XL', null, 7].map((each) => highlighted(rows, each))).toEqual([1, 0, 2, -1, -1, -1])
})
