/** Which chat is looked at first: the newest trouble. Pure. */
import type { QueueName, Row } from '@xiaoer/api-client/staff'

const TROUBLE: Record<string, number> = { angry: 3, dissatisfied: 2, anxious: 1 }

/** How much a chat asks for a person, from its shopper's mood. */
export function trouble(row: Row): number {
  return (TROUBLE[row.mood?.label ?? ''] ?? 0) + (row.mood?.intensity ?? 0)
}

/** Waiting: who waits longest. Mine: who waits for my answer, then the latest. Bot's: the unhappy, then the latest. Closed: the latest. */
export function ordered(queue: QueueName, rows: readonly Row[]): Row[] {
  const latest = (row: Row) => Date.parse(row.last?.at ?? row.opened_at)
  const since = (row: Row) => (row.waiting_since ? Date.parse(row.waiting_since) : Infinity)
  const compare: Record<QueueName, (one: Row, other: Row) => number> = {
    waiting: (one, other) => since(one) - since(other),
    mine: (one, other) => difference(since(one), since(other)) || latest(other) - latest(one),
    colleagues: (one, other) => difference(since(one), since(other)) || latest(other) - latest(one),
    bot: (one, other) => Math.floor(trouble(other)) - Math.floor(trouble(one)) || latest(other) - latest(one),
    closed: (one, other) => latest(other) - latest(one),
  }
  return [...rows].sort(compare[queue])
}

/** The row before or after the open one, in the order they are seen; the first when none is open. */
export function step(rows: readonly Row[], open: string | null, by: 1 | -1): Row | undefined {
  const at = rows.findIndex((row) => row.id === open)
  if (at < 0) return rows[0]
  return rows[Math.min(rows.length - 1, Math.max(0, at + by))]
}

/** Chats that wait now and did not wait when last looked. */
export function newlyWaiting(before: readonly Row[] | null, after: readonly Row[]): Row[] {
  if (!before) return []
  const known = new Set(before.map((row) => row.id))
  return after.filter((row) => !known.has(row.id))
}

function difference(one: number, other: number): number {
  return one === other ? 0 : one - other
}
