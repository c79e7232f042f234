/** The screen the widget lives on: phone or desk, the keyboard's share of it, day or night, and the minute. */
import { type Ref, onScopeDispose, ref, watch } from 'vue'
import type { Options } from './options'

const PHONE = '(max-width: 560px), (max-height: 520px) and (max-width: 940px)'

export function useMedia(query: string): Ref<boolean> {
  const media = window.matchMedia(query)
  const matches = ref(media.matches)
  const look = (): void => void (matches.value = media.matches)
  media.addEventListener('change', look)
  onScopeDispose(() => media.removeEventListener('change', look))
  return matches
}

export const usePhone = (): Ref<boolean> => useMedia(PHONE)

export function useDark(theme: Options['theme']): Ref<boolean> {
  return theme === 'auto' ? useMedia('(prefers-color-scheme: dark)') : ref(theme === 'dark')
}

export function useNow(): Ref<Date> {
  const now = ref(new Date())
  const timer = window.setInterval(() => (now.value = new Date()), 30_000)
  onScopeDispose(() => window.clearInterval(timer))
  return now
}

/** Where the panel fits on a phone: the part of the page that the keyboard leaves free. Empty on a desk. */
export function useFreeArea(active: Ref<boolean>): Ref<Record<string, string>> {
  const style = ref<Record<string, string>>({})
  const viewport = window.visualViewport
  const measure = (): void => {
    // who zooms in wants to see it larger, not refitted
    const fits = active.value && viewport && viewport.scale < 1.05
    style.value = fits ? { top: `${viewport.offsetTop}px`, height: `${viewport.height}px` } : {}
  }
  viewport?.addEventListener('resize', measure)
  viewport?.addEventListener('scroll', measure)
  watch(active, measure, { immediate: true })
  onScopeDispose(() => {
    viewport?.removeEventListener('resize', measure)
    viewport?.removeEventListener('scroll', measure)
  })
  return style
}

/** The page behind a full screen must not scroll. */
export function useStillPage(active: Ref<boolean>): void {
  const page = document.documentElement
  let before = ''
  const still = (on: boolean): void => {
    if (on) before = page.style.overflow
    page.style.overflow = on ? 'hidden' : before
  }
  watch(active, (on, was) => (on || was ? still(on) : undefined), { immediate: true })
  onScopeDispose(() => (active.value ? still(false) : undefined))
}
