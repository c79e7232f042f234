/** The shopper's mood over the turns, as a curve. Pure. */

const HEIGHT: Record<string, number> = { happy: -0.35, calm: 0, anxious: 0.45, dissatisfied: 0.65, angry: 0.85 }
const [WIDTH, TALL, PAD] = [216, 38, 6]

export interface Curve {
  path: string
  points: { x: number; y: number; label: string }[]
  /** Index of the worst moment, when it was bad. */
  worst: number | null
}

/** How much trouble a mood is, 0 (content) to 1 (furious). */
export function weight([label, intensity]: [string, number]): number {
  const base = HEIGHT[label] ?? 0
  return Math.min(1, Math.max(0, 0.25 + base * (0.55 + 0.45 * intensity)))
}

export function curve(moods: readonly [string, number][]): Curve | null {
  if (moods.length < 2) return null
  const step = (WIDTH - 2 * PAD) / (moods.length - 1)
  const points = moods.map((mood, at) => ({ x: round(PAD + at * step), y: round(TALL - PAD - weight(mood) * (TALL - 2 * PAD - 2)), label: mood[0] }))
  const heaviest = moods.reduce((most, mood, at) => (weight(mood) > weight(moods[most]!) ? at : most), 0)
  return { path: smooth(points), points, worst: weight(moods[heaviest]!) > 0.4 ? heaviest : null }
}

export function tone(label: string): '' | 'waiting' | 'over' {
  if (label === 'angry') return 'over'
  return label === 'anxious' || label === 'dissatisfied' ? 'waiting' : ''
}

/** A line without corners: each stretch leaves and arrives level. */
function smooth(points: Curve['points']): string {
  return points.reduce((path, { x, y }, at) => {
    if (at === 0) return `M${x} ${y}`
    const before = points[at - 1]!
    const middle = round((before.x + x) / 2)
    return `${path}C${middle} ${before.y} ${middle} ${y} ${x} ${y}`
  }, '')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
