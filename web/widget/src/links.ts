/** Addresses in a text, so that they can be followed; everything else stays text. */
export interface Part {
  text: string
  href?: string
}

const LINK = /https?:\/\/[^\s<>"'，。；！？、（）【】]+[^\s<>"'，。；！？、（）【】.,;:!?)\]]/g

export function parts(text: string): Part[] {
  const made: Part[] = []
  let from = 0
  for (const found of text.matchAll(LINK)) {
    if (found.index > from) made.push({ text: text.slice(from, found.index) })
    made.push({ text: found[0], href: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length || !made.length) made.push({ text: text.slice(from) })
  return made
}
