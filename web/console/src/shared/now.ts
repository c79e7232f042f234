/** The moment it is, shared: one timer for all clocks of a page. */
import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(Date.now())
let users = 0
let timer = 0

/** Ticks by the second while somebody looks at it. */
export function useNow(): Readonly<Ref<number>> {
  if (users === 0) {
    now.value = Date.now()
    timer = window.setInterval(() => (now.value = Date.now()), 1000)
  }
  users += 1
  onScopeDispose(() => {
    users -= 1
    if (users === 0) window.clearInterval(timer)
  })
  return now
}
