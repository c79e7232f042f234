/** What an answer rests on, read when the shopper wants to see it. */
import type { SizeChartData } from '@xiaoer/live/frames'

export interface OpenedSource {
  ref: string
  title: string
  text: string
  card: { kind: 'size_chart'; data: SizeChartData } | null
}

export async function readSource(server: string, shop: string, ref: string): Promise<OpenedSource> {
  const answer = await fetch(`${server}/widget/v1/shops/${encodeURIComponent(shop)}/sources?ref=${encodeURIComponent(ref)}`)
  if (!answer.ok) throw new Error(`The source was not opened: ${answer.status}`)
  return (await answer.json()) as OpenedSource
}

/** An order's card stands in the chat already; everything else can be opened. Sources of one title are one. */
export function openable(sources: { ref: string; title: string }[]): { ref: string; title: string }[] {
  const seen = new Set<string>()
  return sources.filter(({ ref, title }) => {
    if (ref.startsWith('order:') || seen.has(title)) return false
    seen.add(title)
    return true
  })
}
