/** What a thread shows, from what is stored and what is on its way. Pure. */
import type { Content, Message, Person } from '@xiaoer/api-client/staff'

export interface Pending {
  client_id: string
  content: Content
  at: string
  /** waiting: on its way, tried again by itself; failed: refused, a person decides. */
  state: 'waiting' | 'failed'
  error?: string
}

export interface Shown {
  key: string
  seq: number | null
  content: Content
  at: string
  pending: Pending | null
}

export type Item =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'event'; key: string; at: string; content: Content; seq: number }
  | { kind: 'group'; key: string; who: 'customer' | 'bot' | 'staff'; note: boolean; staff: Person | null; at: string; shown: Shown[] }

const TOGETHER_MS = 60_000

/** Both lists in the order of seq, each message once; the later copy wins (a thumb may have come). */
export function merged(have: readonly Message[], got: readonly Message[]): Message[] {
  const bySeq = new Map(have.map((each) => [each.seq, each]))
  got.forEach((each) => bySeq.set(each.seq, each))
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq)
}

/** Whether something lies between what is shown and what was fetched. Staff see every number. */
export function gap(have: readonly Message[], got: readonly Message[]): boolean {
  const newest = have.at(-1)?.seq
  const first = got[0]?.seq
  return newest !== undefined && first !== undefined && first > newest + 1
}

/** What is still on its way once these messages are stored. */
export function undelivered(outbox: readonly Pending[], messages: readonly Message[]): Pending[] {
  const stored = new Set(messages.map((each) => each.client_id))
  return outbox.filter((each) => !stored.has(each.client_id))
}

/** Days, system lines, and bubbles grouped by who wrote them within a minute. */
export function items(messages: readonly Message[], outbox: readonly Pending[], me: Person): Item[] {
  const result: Item[] = []
  let day = ''
  for (const line of [...messages.map(stored), ...outbox.map((each) => waiting(each, me))]) {
    const date = new Date(line.at).toDateString()
    if (date !== day) result.push({ kind: 'day', key: `day:${date}`, at: line.at })
    day = date
    if (line.who === 'system') {
      result.push({ kind: 'event', key: line.key, at: line.at, content: line.content, seq: line.seq ?? 0 })
      continue
    }
    const last = result.at(-1)
    const note = line.content.type === 'note'
    if (last?.kind === 'group' && last.who === line.who && last.note === note && last.staff?.id === line.staff?.id && near(last, line.at)) last.shown.push(line)
    else result.push({ kind: 'group', key: line.key, who: line.who, note, staff: line.staff, at: line.at, shown: [line] })
  }
  return result
}

interface Line extends Shown {
  who: Message['author']
  staff: Person | null
}

function stored(message: Message): Line {
  const key = message.client_id ?? `seq:${message.seq}`
  return { key, seq: message.seq, content: message.content, at: message.created_at, pending: null, who: message.author, staff: message.staff ?? null }
}

function waiting(pending: Pending, me: Person): Line {
  return { key: pending.client_id, seq: null, content: pending.content, at: pending.at, pending, who: 'staff', staff: me }
}

function near(group: Extract<Item, { kind: 'group' }>, at: string): boolean {
  return Date.parse(at) - Date.parse(group.shown.at(-1)!.at) < TOGETHER_MS
}
