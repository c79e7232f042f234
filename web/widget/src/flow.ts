/** What the thread shows, from top to bottom: bubbles grouped by who speaks within a minute, times where there was a pause, lines for what happened. */
import type { Message, Person } from '@xiaoer/live/frames'
import type { Outgoing, Timeline } from '@xiaoer/live/timeline'
import { daysBetween } from '@xiaoer/ui/times'
import type { Upload } from './uploads'

export type Delivery = 'waiting' | 'sent' | 'read' | 'failed'

export interface Item {
  key: string
  message?: Message
  outgoing?: Outgoing
  upload?: Upload
}

export interface Group {
  kind: 'group'
  key: string
  who: 'customer' | 'bot' | 'staff'
  person: Person | null
  /** Said once, until somebody else speaks. */
  named: boolean
  items: Item[]
  at: number
  /** Under the shopper's last words, while nobody has answered. */
  delivery: Delivery | null
}

export type Row = Group | { kind: 'time'; key: string; at: number } | { kind: 'line'; key: string; message: Message }

const GROUP_MS = 60_000
const PAUSE_MS = 10 * 60_000
/** What happened but is said elsewhere (the rating panel), or only matters to the shop. */
const SILENT_EVENTS = new Set(['rated'])

export function flow(timeline: Timeline, uploads: Upload[]): Row[] {
  const rows: Row[] = []
  let last = 0
  let speaker = 'bot' // who greeted
  const pauseBefore = (at: number, key: string): void => {
    if (!last || at - last > PAUSE_MS || daysBetween(new Date(last), new Date(at)) !== 0) {
      rows.push({ kind: 'time', key: `t${key}`, at })
      if (last) speaker = ''
    }
    last = Math.max(last, at)
  }
  for (const message of timeline.messages) {
    if (message.content.type === 'note' || SILENT_EVENTS.has(message.content.event ?? '')) continue
    const at = Date.parse(message.created_at) || last
    pauseBefore(at, String(message.seq))
    if (message.author === 'system') {
      rows.push({ kind: 'line', key: `m${message.seq}`, message })
      speaker = ''
      continue
    }
    const named = message.author !== 'customer' && speaker !== speakerOf(message)
    if (message.author !== 'customer') speaker = speakerOf(message)
    add(rows, { key: `m${message.client_id ?? message.seq}`, message }, message.author, message.staff ?? null, at, named)
  }
  for (const item of unsent(timeline.outbox, uploads)) {
    const at = item.outgoing?.at ?? item.upload!.at
    pauseBefore(at, item.key)
    add(rows, item, 'customer', null, at, false)
  }
  const end = rows.at(-1)
  if (end?.kind === 'group' && end.who === 'customer') end.delivery = delivery(end.items.at(-1)!, timeline)
  return rows
}

/** What waits on this side, in the order it was written, a picture in the making included. */
function unsent(outbox: Outgoing[], uploads: Upload[]): Item[] {
  const written = new Set(outbox.map((item) => item.client_id))
  const items: (Item & { at: number })[] = [
    ...outbox.filter((item) => item.content.type !== 'leave_message').map((outgoing) => ({ key: `m${outgoing.client_id}`, outgoing, at: outgoing.at })),
    ...uploads.filter((upload) => !written.has(upload.id)).map((upload) => ({ key: `m${upload.id}`, upload, at: upload.at })),
  ]
  return items.sort((one, other) => one.at - other.at)
}

function speakerOf(message: Message): string {
  return message.author === 'staff' ? `staff ${message.staff?.id ?? ''}` : message.author
}

function add(rows: Row[], item: Item, who: Group['who'], person: Person | null, at: number, named: boolean): void {
  const open = rows.at(-1)
  if (open?.kind === 'group' && open.who === who && open.person?.id === person?.id && at - open.at < GROUP_MS) {
    open.items.push(item)
    open.at = at
    return
  }
  rows.push({ kind: 'group', key: `g${item.key}`, who, person, named, items: [item], at, delivery: null })
}

function delivery(item: Item, timeline: Timeline): Delivery {
  if (item.upload) return item.upload.state === 'failed' ? 'failed' : 'waiting'
  if (item.outgoing) return item.outgoing.state
  return item.message && item.message.seq <= timeline.read.staff ? 'read' : 'sent'
}

/** The answer the shopper has not replied to yet: only its choices are still to be made. */
export function newestAnswer(timeline: Timeline): number {
  const newest = timeline.messages.findLast((each) => each.author === 'bot' || each.author === 'staff' || each.author === 'customer')
  return newest?.author === 'bot' && !timeline.outbox.length ? newest.seq : 0
}
