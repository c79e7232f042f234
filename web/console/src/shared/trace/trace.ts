/** A turn's trace as people read it: an icon, a word, a line, and what there is to see. Pure. */
import type { TraceStep } from '@xiaoer/api-client/staff'
import type { IconName } from '../parts/icons'

export interface Bar {
  code: string
  share: number
  chosen: boolean
}

export interface Step {
  name: string
  icon: IconName
  key: boolean
  summary: string
  hits: { from: string; to: string }[]
  bars: Bar[]
  facts: string[]
  /** Where what is wrong here can be mended. */
  mend: 'lexicon' | 'faq' | null
}

const ICONS: Record<string, IconName> = {
  normalise: 'split', rewrite: 'split', read: 'split', lexicon: 'tag', words: 'tag', entities: 'tag', understand: 'target', intents: 'target', intent: 'target',
  emotion: 'smile', product: 'shirt', topic: 'shirt', track: 'chat', search: 'data', retrieve: 'data', facts: 'data', skill: 'play', compose: 'quote', voice: 'quote',
  check: 'shield', decide: 'shield', decision: 'shield', handoff: 'user', hand_over: 'user',
}
/** What the answer hangs on: shown with a violet mark. */
const KEY = new Set(['lexicon', 'words', 'entities', 'intents', 'intent', 'understand', 'search', 'retrieve', 'facts', 'skill'])
const LEAST_SHARE = 0.05
const LONGEST_FACT = 60

export function steps(trace: readonly TraceStep[]): Step[] {
  return trace.map((each) => ({
    name: each.name,
    icon: iconOf(each.name),
    key: KEY.has(base(each.name)),
    summary: summary(each),
    hits: hits(each.data),
    bars: bars(each.data.intents ?? each.data.guesses),
    facts: facts(each),
    mend: mend(each),
  }))
}

/** `skill:size_advice` and `skill` look alike. */
export function base(name: string): string {
  return name.split(/[:.]/)[0]!
}

function iconOf(name: string): IconName {
  return ICONS[base(name)] ?? 'info'
}

/** Intents as bars: pairs, objects or a map, whichever the step holds; the small ones left out. */
export function bars(found: unknown): Bar[] {
  const pairs: [string, number][] = []
  if (Array.isArray(found)) {
    for (const each of found as unknown[]) {
      if (Array.isArray(each)) pairs.push([String(each[0]), Number(each[1])])
      else if (isRecord(each)) pairs.push([String(each.code ?? each.name), Number(each.confidence ?? each.score)])
    }
  } else if (isRecord(found)) pairs.push(...Object.entries(found).map(([code, share]): [string, number] => [code, Number(share)]))
  return pairs
    .filter(([, share]) => share >= LEAST_SHARE)
    .sort((one, other) => other[1] - one[1])
    .slice(0, 5)
    .map(([code, share]) => ({ code, share, chosen: share >= 0.5 }))
}

/** Shop words and repairs: what was written and what it stands for. */
function hits(data: Record<string, unknown>): Step['hits'] {
  const found: Step['hits'] = []
  if (isRecord(data.repairs)) found.push(...Object.entries(data.repairs).map(([from, to]) => ({ from, to: String(to) })))
  for (const list of [data.entities, data.hits, data.words]) {
    if (!Array.isArray(list)) continue
    for (const each of list as unknown[]) {
      if (isRecord(each)) found.push({ from: String(each.text ?? each.word ?? ''), to: String(each.value ?? each.target ?? '') })
      else if (Array.isArray(each)) found.push({ from: String(each.length > 2 ? each[1] : each[0]), to: String(each.at(-1)) })
    }
  }
  return found.filter((hit) => hit.from || hit.to)
}

/** What was looked up, best first: what matched with its share, or lines that the summary does not say already. */
function facts(step: TraceStep): string[] {
  const { data, summary: said } = step
  const lists = [data.found, data.facts, data.sources, data.notes].filter(Array.isArray) as unknown[][]
  return lists
    .flat()
    .map((each) => (isRecord(each) ? line(each) : Array.isArray(each) ? each.join(' ') : String(each)))
    .filter((each) => each && !said.includes(each))
    .slice(0, 4)
}

function line(fact: Record<string, unknown>): string {
  const score = typeof fact.score === 'number' ? ` ${fact.score.toFixed(2)}` : ''
  const words = String(fact.title ?? fact.matched ?? fact.text ?? fact.name ?? fact.ref ?? '')
  return `${words.length > LONGEST_FACT ? `${words.slice(0, LONGEST_FACT)}…` : words}${score}`.trim()
}

/** Bars say it better than the line that repeats them; goals are said by their names. */
function summary(step: TraceStep): string {
  if (bars(step.data.intents).length) return ''
  const goals = step.data.goals
  if (!Array.isArray(goals) || !goals.length) return step.summary
  return (goals as unknown[]).map((goal) => (isRecord(goal) ? [goal.intents].flat().join(' + ') : String(goal))).join('；')
}

/** Codes in a line, said as people say them. */
export function named(text: string, name: (code: string) => string | null): string {
  return text.replace(/[a-z]+(?:_[a-z]+)*/g, (code) => name(code) ?? code)
}

function mend(step: TraceStep): Step['mend'] {
  if (Array.isArray(step.data.entities) && step.data.entities.length) return 'lexicon'
  return Array.isArray(step.data.found) && step.data.found.length ? 'faq' : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
