/** Something that is fetched: loading, there, or failed with a way to try again. The newest request wins. */
import { ApiError } from '@xiaoer/api-client/request'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Loading<T, A extends unknown[]> {
  value: ShallowRef<T | null>
  error: Ref<unknown>
  busy: Ref<boolean>
  load: (...parameters: A) => Promise<void>
}

export function useLoading<T, A extends unknown[]>(fetch: (...parameters: A) => Promise<T>): Loading<T, A> {
  const value = shallowRef<T | null>(null)
  const error = ref<unknown>(null)
  const busy = ref(false)
  let newest = 0

  async function load(...parameters: A): Promise<void> {
    const mine = (newest += 1)
    busy.value = true
    try {
      const got = await fetch(...parameters)
      if (mine !== newest) return
      value.value = got
      error.value = null
    } catch (problem) {
      if (mine !== newest) return
      if (!(problem instanceof ApiError)) throw problem
      error.value = problem
    } finally {
      if (mine === newest) busy.value = false
    }
  }
  return { value, error, busy, load }
}
