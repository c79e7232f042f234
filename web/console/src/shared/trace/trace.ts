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
}

const ICONS: Record<string, IconName> = {
  normalise: 'split', rewrite: 'split', read: 'split', lexicon: 'tag', words: 'tag', entities: 'tag', understand: 'target', intents: 'target', intent: 'target',
  emotion: 'smile', product: 'shirt', topic: 'shirt', search: 'data', retrieve: 'data', facts: 'data', skill: 'play', compose: 'quote', voice: 'quote',
  check: 'shield', decide: 'shield', decision: 'shield', handoff: 'user',
}
/** What the answer hangs on: shown with a violet mark. */
const KEY = new Set(['lexicon', 'words', 'entities', 'intents', 'intent', 'understand', 'search', 'retrieve', 'facts', 'skill'])
const LEAST_SHARE = 0.05

export function steps(trace: readonly TraceStep[]): Step[] {
  return trace.map((each) => ({
    name: each.name,
    icon: iconOf(each.name),
    key: KEY.has(base(each.name)),
    summary: each.summary,
    hits: hits(each.data),
    bars: bars(each.data.intents ?? each.data.guesses),
    facts: facts(each.data),
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

/** What was looked up, best first: sources with their share, or lines. */
function facts(data: Record<string, unknown>): string[] {
  const lists = [data.facts, data.sources, data.candidates, data.notes, data.steps].filter(Array.isArray) as unknown[][]
  return lists
    .flat()
    .map((each) => (isRecord(each) ? line(each) : Array.isArray(each) ? each.join(' ') : String(each)))
    .filter(Boolean)
    .slice(0, 6)
}

function line(fact: Record<string, unknown>): string {
  const score = typeof fact.score === 'number' ? ` ${fact.score.toFixed(2)}` : ''
  return `${fact.title ?? fact.text ?? fact.name ?? fact.ref ?? ''}${score}`.trim()
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
