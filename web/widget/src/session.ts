/** A visit: the token is kept in the browser, so a reload continues the same conversation. */
export interface Shop {
  slug: string
  name: string
  bot_name: string
  brand: string
  greeting: string
  quick_questions: string[]
}

export interface Session {
  token: string
  shop: Shop
}

export async function openSession(server: string, shop: string): Promise<Session> {
  const key = `xiaoer:${shop}:token`
  const answer = await fetch(`${server}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ shop, token: localStorage.getItem(key) }),
  })
  if (!answer.ok) throw new Error(`The session was refused: ${answer.status}`)
  const session = (await answer.json()) as Session
  localStorage.setItem(key, session.token)
  return session
}
