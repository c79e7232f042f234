import { expect, test } from 'vitest'
import { curve, tone, weight } from './mood'

test('one mood is no curve', () => {
  expect(curve([])).toBeNull()
  expect(curve([['angry', 1]])).toBeNull()
})

test('the curve rises with trouble and marks its worst moment', () => {
  const drawn = curve([['calm', 0], ['anxious', 0.6], ['angry', 0.9], ['anxious', 0.4]])!
  const heights = drawn.points.map((point) => -point.y)
  expect(heights[1]).toBeGreaterThan(heights[0]!)
  expect(heights[2]).toBeGreaterThan(heights[1]!)
  expect(heights[3]).toBeLessThan(heights[2]!)
  expect(drawn.worst).toBe(2)
  expect(drawn.path.startsWith('M6 ')).toBe(true)
})

test('a calm chat has no worst moment', () => expect(curve([['calm', 0], ['happy', 0.8]])!.worst).toBeNull())

test('every mood stays inside the drawing', () => {
  for (const label of ['happy', 'calm', 'anxious', 'dissatisfied', 'angry', 'new']) {
    expect(weight([label, 1])).toBeLessThanOrEqual(1)
    expect(weight([label, 1])).toBeGreaterThanOrEqual(0)
  }
})

test('colour goes with the word', () => expect(['angry', 'anxious', 'calm'].map(tone)).toEqual(['over', 'waiting', '']))
