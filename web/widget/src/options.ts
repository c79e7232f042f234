/** What the page says about itself: attributes of the script tag, or `window.xiaoer`. */

/** How a shop vouches for its visitor; docs/api/widget.md. */
export interface Identity {
  customer: string
  name?: string
  at: number
  signature: string
}

/** A signature is good for ten minutes, so a page may hand over a function that fetches a fresh one. */
export type IdentitySource = Identity | null | (() => Promise<Identity | null> | Identity | null)

export interface Options {
  server: string
  shop: string
  language: string
  theme: 'light' | 'dark' | 'auto'
  brand: string | undefined
  viewing: string | undefined
  identity: IdentitySource
}

export interface PageApi {
  identity?: IdentitySource
  viewing?: string | null | undefined
  open?: () => Promise<void>
  close?: () => Promise<void>
}

export function readOptions(script: HTMLScriptElement, page: PageApi, documentLanguage: string): Options | null {
  const { shop, language, viewing, identity, theme, brand } = script.dataset
  if (!shop) return null
  return {
    server: new URL(script.src).origin,
    shop,
    language: language || documentLanguage,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    brand,
    viewing: page.viewing ?? viewing ?? undefined,
    identity: page.identity !== undefined ? page.identity : parseIdentity(identity),
  }
}

export function parseIdentity(attribute: string | undefined): Identity | null {
  if (!attribute) return null
  try {
    const given: unknown = JSON.parse(attribute)
    if (isIdentity(given)) return given
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  console.warn('xiaoer: data-identity must be JSON {"customer", "name", "at", "signature"}; the visitor stays anonymous.')
  return null
}

export function isIdentity(given: unknown): given is Identity {
  const each = given as Identity | null
  return typeof each === 'object' && !!each && typeof each.customer === 'string' && typeof each.at === 'number' && typeof each.signature === 'string'
}

/** An address the server named, absolute; null for anything that is not http(s), so no script can hide in a link. */
export function address(server: string, url: string | null | undefined): string | null {
  if (!url) return null
  try {
    const made = new URL(url, server)
    return made.protocol === 'http:' || made.protocol === 'https:' || made.protocol === 'blob:' ? made.href : null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
