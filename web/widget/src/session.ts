/** A visit: the token is kept in the browser, so a reload continues the same conversation. */
import type { Identity } from './options'

export interface Sticker {
  id: string
  url: string
  alt?: string
}

export interface Shop {
  slug: string
  name: string
  bot_name: string
  brand: string
  logo?: string | null
  /** One, or several of which the first is said. */
  greeting: string | string[]
  quick_questions: string[]
  stickers?: Sticker[]
  open_now?: boolean
}

export interface Session {
  token: string
  identified?: boolean
  shop: Shop
}

export class SessionRefused extends Error {
  constructor(readonly code: string) {
    super(`The session was refused: ${code}`)
  }
}

/** Sessions by shop and customer: who logs in or out meets only their own conversation. */
export class SessionStore {
  constructor(
    private readonly storage: Storage,
    private readonly shop: string,
  ) {}

  key(customer: string | null): string {
    return customer ? `xiaoer:${this.shop}:as:${customer}` : `xiaoer:${this.shop}`
  }

  load(customer: string | null): Session | null {
    try {
      const kept = JSON.parse(this.storage.getItem(`${this.key(customer)}:session`) ?? 'null') as Session | null
      return kept && typeof kept.token === 'string' && kept.shop ? kept : null
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }

  save(customer: string | null, session: Session): void {
    try {
      this.storage.setItem(`${this.key(customer)}:session`, JSON.stringify(session))
    } catch (error) {
      // a full or forbidden storage costs only the memory across a reload
      if (!(error instanceof DOMException)) throw error
    }
  }

  forget(customer: string | null): void {
    this.storage.removeItem(`${this.key(customer)}:session`)
  }
}

/** Raises SessionRefused when the server says no, and TypeError when it can't be reached. */
export async function openSession(server: string, ask: { shop: string; token: string | null; language: string; identity: Identity | null }): Promise<Session> {
  const answer = await fetch(`${server}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ shop: ask.shop, token: ask.token, language: ask.language, ...(ask.identity ? { identity: ask.identity } : {}) }),
  })
  if (answer.ok) return (await answer.json()) as Session
  if (answer.status >= 500) throw new TypeError(`The server answered ${answer.status}.`)
  const body = (await answer.json().catch(() => null)) as { error?: { code?: string } } | null
  throw new SessionRefused(body?.error?.code ?? String(answer.status))
}
