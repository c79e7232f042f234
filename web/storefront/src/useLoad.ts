/** Something that is loading, there, or not to be had. */
import { type Ref, shallowRef, watch } from 'vue'
import { Refused } from './catalogue'

export interface Loading<Thing> {
  thing: Ref<Thing | null>
  /** The error's code, or 'trouble' for a network that failed. */
  problem: Ref<string>
  again: () => Promise<void>
}

/** Loads now and whenever what it depends on changes; an answer that comes late is not shown. */
export function useLoad<Thing>(load: () => Promise<Thing>, depends: () => unknown): Loading<Thing> {
  const thing = shallowRef<Thing | null>(null)
  const problem = shallowRef('')
  let latest = 0
  async function again(): Promise<void> {
    const mine = ++latest
    problem.value = ''
    try {
      const loaded = await load()
      if (mine === latest) thing.value = loaded
    } catch (error) {
      if (mine !== latest) return
      thing.value = null
      problem.value = error instanceof Refused ? error.code : 'trouble'
    }
  }
  watch(depends, () => {
    thing.value = null
    void again()
  }, { immediate: true })
  return { thing, problem, again }
}
