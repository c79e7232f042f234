/** What the staff interface speaks of; docs/api/staff.md says it in words. */
import type { Message as TimelineMessage, Content, OrderCardData } from '@xiaoer/live/frames'

export type { Card, Content, OrderCardData, ProductCardData, SizeChartData } from '@xiaoer/live/frames'

export type Role = 'owner' | 'admin' | 'supervisor' | 'agent'
export type Presence = 'online' | 'away' | 'offline'
export type ConversationState = 'bot' | 'waiting' | 'person' | 'closed'
export type QueueName = 'waiting' | 'mine' | 'bot' | 'closed'

export interface Person {
  id: string
  name: string
  avatar?: string | null
}
export interface Me {
  staff: Person & { login: string; role: Role; presence: Presence }
  shop: { slug: string; name: string; brand: string; bot_name: string; logo?: string | null; stickers?: Sticker[] }
  csrf: string
}
export interface Sticker {
  id: string
  url: string
  alt: string
}
export interface Colleague extends Person {
  role: Role
  presence: Presence
  load: number
}

export interface Row {
  id: string
  state: ConversationState
  channel: string
  customer: { id: string; name: string; level?: string | null; city?: string | null; identified: boolean }
  assignee: Person | null
  last: { author: TimelineMessage['author']; text: string; at: string } | null
  waiting_since: string | null
  unread: number
  mood: { label: string; intensity: number } | null
  handoff: { reason: string; text: string } | null
  order_state: string | null
  last_seq: number
  opened_at: string
}
export interface Inbox {
  counts: Record<QueueName, number>
  longest_wait_since: string | null
  items: Row[]
}

export interface Brief {
  reason: string
  reason_text: string
  point: string
  mood: string
  intensity: number
  moods: [string, number][]
  order_no: string | null
  product: string | null
  verified: string[]
  tried: string[]
  suggestion: string
  at: string
}
export interface Customer {
  id: string
  name: string
  identified: boolean
  level?: string | null
  city?: string | null
  phone?: string | null
  height?: number | null
  weight?: number | null
  tags?: string[]
  joined?: string | null
  note?: string | null
  orders?: number
  [fact: string]: unknown
}
export type Message = TimelineMessage
export interface ConversationDetail {
  row: Row
  customer: Customer
  brief: Brief | null
  read: { customer: number; staff: number }
  messages: Message[]
}
export interface StaffOrder extends OrderCardData {
  recipient?: string
  phone?: string
  address?: string
  placed_at?: string
}
export interface FittingKnowledge {
  ref: string
  title: string
  text: string
  score: number
}
export interface Phrase {
  id: string
  moment: string
  text: string
  category: string
}
export interface UploadedPicture {
  picture: string
  width: number
  height: number
  url: string
}
export interface ProductRow {
  code: string
  title: string
  category: string
  price: number
  picture: string
  on_sale: boolean
}

export interface TraceStep {
  name: string
  summary: string
  data: Record<string, unknown>
}
export interface Trace {
  steps: TraceStep[]
  intents: { code: string; confidence: number }[]
  skills: string[]
  confidence: number
  emotion: string
}
export interface Understanding {
  text: string
  intents: { code: string; confidence: number }[]
  entities: { kind: string; value: unknown; text?: string }[]
  emotion: { label: string; intensity: number } | string
  repairs: unknown[]
}
export interface TryAnswer {
  reply: Content
  understanding: Understanding
  trace: TraceStep[]
  topic: Record<string, unknown>
  milliseconds: number
}

export interface FaqEntry {
  id: string
  question: string
  similar: string[]
  answer: string
  category: string
  intent: string
  scope: string[]
  valid_from: string | null
  valid_to: string | null
  person_only: boolean
  owner: string
  tags: string[]
  version: number
  updated_at: string
  updated_by: string
  state: 'valid' | 'expired' | 'coming'
}
export interface LexiconEntry {
  id: string
  word: string
  kind: string
  target: string
  aliases: string[]
  scope: string[]
  valid_from: string | null
  valid_to: string | null
  note: string
  version: number
  updated_at: string
  updated_by: string
  state?: 'valid' | 'expired' | 'coming'
  conflicts?: string[]
}
export interface Version<Entry> {
  version: number
  entry: Entry
  at: string
  by: string
  deleted: boolean
}
export interface FaqPage {
  total: number
  categories: string[]
  items: FaqEntry[]
}
export interface LexiconPage {
  total: number
  kinds?: string[]
  items: LexiconEntry[]
}

export interface ApiKey {
  id: string
  name: string
  prefix: string
  created_at: string
  last_used_at: string | null
  key?: string
}
export interface Webhook {
  id: string
  url: string
  events: string[]
  created_at?: string
  active?: boolean
  secret?: string
}
export interface Delivery {
  id: string
  event: string
  state: string
  attempts: number
  last_status: number | null
  last_error: string | null
  at: string
}
export interface DeadJob {
  id: string | number
  task: string
  attempts: number
  at: string
  error: string | null
}
export interface Overview {
  waiting: number
  longest_wait_since: string | null
  bot_today: { conversations: number; resolved: number; handed_over: number }
  unanswered: { text: string; count: number }[]
  people_online: number
}
export type Hint =
  | { type: 'hello' }
  | { type: 'changed'; conversation: string; last_seq: number }
  | { type: 'typing'; conversation: string }
  | { type: 'presence' }
  | { type: 'pong' }
