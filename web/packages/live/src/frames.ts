/** What travels between the widget and the server; docs/api/widget.md says it in words. */

export interface ProductCardData {
  code: string
  title: string
  sku?: string
  color?: string
  size?: string
  price: number
  market_price?: number | null
  promotion_price?: number | null
  stock_text?: string
  picture?: string
  url?: string
}

export interface OrderCardData {
  no: string
  status: string
  status_text: string
  steps: { name: string; at?: string | null; done: boolean }[]
  lines: { title: string; color?: string; size?: string; quantity: number; picture?: string; price?: number }[]
  amount?: number
  last_event?: { at: string; text: string } | null
  shipment?: { no: string; carrier: string } | null
  actions?: string[]
}

export interface SizeChartData {
  title: string
  columns: string[]
  rows: (string | number | null)[][]
  highlight?: string | number | null
}

export type Card =
  | { kind: 'product'; data: ProductCardData }
  | { kind: 'order'; data: OrderCardData }
  | { kind: 'size_chart'; data: SizeChartData }

export interface Content {
  type: string
  text?: string
  texts?: string[]
  cards?: Card[]
  choices?: string[]
  sources?: { ref: string; title: string }[]
  sticker?: string | null
  picture?: string
  url?: string
  alt?: string
  contact?: string
  width?: number
  height?: number
  code?: string
  no?: string
  title?: string
  price?: number
  event?: string
  text_zh?: string
  text_en?: string
  data?: { staff?: Person | null; position?: number | null; [key: string]: unknown }
}

export interface Person {
  id: string
  name: string
  avatar?: string | null
}

export interface Message {
  id: string
  seq: number
  author: 'customer' | 'bot' | 'staff' | 'system'
  staff?: Person | null
  client_id?: string | null
  content: Content
  created_at: string
  thumb?: Thumb
}

export type Thumb = 'up' | 'down' | null
export type ConversationState = 'bot' | 'waiting' | 'person' | 'closed'

export interface Queue {
  position: number
  minutes?: number | null
}

export interface ConversationFrame {
  id: string
  state: ConversationState
  last_seq: number
  queue?: Queue | null
  agent?: Person | null
  rated?: boolean
}

export type ServerFrame =
  | {
      type: 'welcome'
      conversation?: ConversationFrame | null
      messages?: Message[]
      read?: { customer: number; staff: number } | null
    }
  | { type: 'message'; message: Message }
  | { type: 'ack'; client_id: string; seq: number; at: string }
  | { type: 'refused'; client_id: string; error: { code: string; message: string } }
  | { type: 'state'; state: ConversationState; agent?: Person | null; queue?: Queue | null; id?: string }
  | { type: 'typing'; who: 'bot' | 'staff'; name?: string }
  | { type: 'read'; by: 'customer' | 'staff'; seq: number }
  | { type: 'thumbed'; seq: number; value: Thumb }
  | { type: 'rated'; score: number }
  | { type: 'error'; code: string; message: string }
  | { type: 'pong' }

export type ClientFrame =
  | { type: 'hello'; token: string; after: number; language: string; viewing?: string }
  | { type: 'send'; client_id: string; content: Content; viewing?: string }
  | { type: 'ask_human'; client_id: string }
  | { type: 'leave_message'; client_id: string; text: string; contact?: string }
  | { type: 'typing' }
  | { type: 'read'; seq: number }
  | { type: 'thumb'; seq: number; value: Thumb }
  | { type: 'rate'; score: number; comment?: string }
  | { type: 'ping' }
