/** What the staff interface speaks of: the server's own schemas under short names, and what their free parts hold. */
import type { Content, Message as TimelineMessage, OrderCardData } from '@xiaoer/live/frames'
import type { components } from './generated/api'

export type { Card, Content, OrderCardData, ProductCardData, SizeChartData } from '@xiaoer/live/frames'

type Schemas = components['schemas']

export type Me = Schemas['MeAnswer']
export type Role = Schemas['Role']
export type Presence = Schemas['Me']['presence']
export type Colleague = Schemas['Colleague']
export interface Person {
  id: string
  name: string
  avatar?: string | null
}
export type Sticker = Schemas['StickerView']

export type Row = Schemas['Row']
export type Counts = Schemas['Counts']
export type QueueName = keyof Counts
export type Inbox = Schemas['InboxAnswer']
export type Brief = Schemas['Brief']
export type Customer = Schemas['CustomerDetail']
/** `content` by its type as in docs/api/messages.md. */
export type Message = TimelineMessage
export type ConversationDetail = Omit<Schemas['ConversationAnswer'], 'messages'> & { messages: Message[] }
export type StaffOrder = Omit<Schemas['OrderView'], 'card'> & { card: OrderCardData }
export type FittingKnowledge = Schemas['Suggestion']
export type Phrase = Schemas['Phrase']
export type ProductRow = Schemas['ProductView']
export interface UploadedPicture {
  picture: string
  width: number
  height: number
  url: string
}

export type TraceStep = Schemas['TraceStepView']
export type Trace = Schemas['TraceAnswer']
export type TryAnswer = Omit<Schemas['TryAnswer'], 'reply'> & { reply: Content }

export type FaqEntry = Schemas['FaqView']
export type FaqPage = Schemas['FaqAnswer']
export type LexiconEntry = Schemas['WordView']
export type LexiconPage = Schemas['LexiconAnswer']
export type Version<Entry> = Omit<Schemas['VersionView'], 'entry'> & { entry: Entry }

export type ApiKey = Schemas['KeyView']
export type NewApiKey = Schemas['NewKeyAnswer']
export type Webhook = Schemas['WebhookView']
export type NewWebhook = Schemas['NewWebhookAnswer']
export type WebhookEvent = Schemas['WebhookForm']['events'][number]
export type Delivery = Schemas['DeliveryView']
export type DeadJob = Schemas['DeadJobView']
export type Overview = Schemas['OverviewAnswer']
export type Hint =
  | { type: 'hello' | 'presence' | 'pong' }
  | { type: 'changed'; conversation: string; last_seq: number }
  | { type: 'typing'; conversation: string; who?: 'customer' | 'bot' | 'staff'; name?: string }
  | { type: 'read'; conversation: string; by: 'customer' | 'staff'; seq: number }
  | { type: 'thumb'; conversation: string; seq: number; value: 'up' | 'down' | null }
  | { type: 'error'; code: string; message: string }
