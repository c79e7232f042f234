/** Keeps the Tab key inside a full-screen panel. */
const REACHABLE = 'button:not([disabled]), [href], input:not([disabled]):not([hidden]), textarea:not([disabled]), [tabindex="0"]'

export function keepInside(panel: HTMLElement, event: KeyboardEvent): void {
  const all = [...panel.querySelectorAll<HTMLElement>(REACHABLE)].filter((each) => each.tabIndex >= 0)
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return
  const focused = (panel.getRootNode() as Document | ShadowRoot).activeElement
  const leaving = event.shiftKey ? focused === first || focused === panel : focused === last
  if (!leaving) return
  event.preventDefault()
  ;(event.shiftKey ? last : first).focus()
}
