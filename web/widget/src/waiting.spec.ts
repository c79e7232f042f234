import { describe, expect, it } from 'vitest'
import { waitingFor } from './waiting'

const now = new Date('2026-01-05T12:00:00Z')
const word = (...given: Parameters<typeof waitingFor>): string => waitingFor(...given).word

describe('who waits for a person', () => {
  it('hears their place and the minutes, while people are there', () => {
    expect(waitingFor({ position: 3, minutes: 4 }, null, true, now)).toMatchObject({ word: 'aheadSoon', count: 2, minutes: 4 })
    expect(word({ position: 3, minutes: 0 }, null, true, now)).toBe('ahead')
    expect(word({ position: 1, minutes: 1 }, null, true, now)).toBe('nextSoon')
    expect(word({ position: 1, minutes: 0 }, null, true, now)).toBe('next')
  })

  it('hears when people are back, not a place nobody will call', () => {
    const opens = '2026-01-06T01:00:00Z'
    expect(waitingFor({ position: 1, minutes: null }, opens, false, now)).toMatchObject({ word: 'resting', opens: new Date(opens) })
    expect(word({ position: 1, minutes: null }, '2026-01-05T01:00:00Z', false, now)).toBe('restingNow')
    expect(word({ position: 1, minutes: null }, null, true, now)).toBe('restingNow')
  })

  it('hears that somebody is coming before the place is known', () => {
    expect([word(null, null, true, now), word(null, null, false, now)]).toEqual(['coming', 'restingNow'])
  })
})
