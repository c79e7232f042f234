/** A rehearsal: what the shopper says, turn by turn, with the topic carried on; nothing of it is stored. */
import { ApiError } from '@xiaoer/api-client/request'
import type { TryAnswer } from '@xiaoer/api-client/staff'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { testBenchApi } from './test-bench.api'

export interface Turn {
  text: string
  answer: TryAnswer
}

export const useTestBench = defineStore('test-bench', () => {
  const turns = shallowRef<Turn[]>([])
  const chosen = ref<number | null>(null)
  const viewing = ref<{ code: string; title: string } | null>(null)
  const customer = ref('')
  const busy = ref(false)
  const error = ref<unknown>(null)
  const shown = computed<Turn | null>(() => turns.value[chosen.value ?? turns.value.length - 1] ?? null)
  let round = 0

  async function ask(text: string): Promise<boolean> {
    const words = text.trim()
    if (!words || busy.value) return false
    const mine = round
    busy.value = true
    error.value = null
    try {
      const topic = turns.value.at(-1)?.answer.topic
      const answer = await testBenchApi.ask({ text: words, viewing: viewing.value?.code, customer: customer.value.trim() || undefined, topic })
      if (mine !== round) return false
      turns.value = [...turns.value, { text: words, answer }]
      chosen.value = null
      return true
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      if (mine === round) error.value = problem
      return false
    } finally {
      if (mine === round) busy.value = false
    }
  }

  /** Begin anew: no topic, nothing said. An answer still on its way is dropped. */
  function reset(): void {
    round += 1
    turns.value = []
    chosen.value = null
    busy.value = false
    error.value = null
  }

  return { turns, chosen, viewing, customer, busy, error, shown, ask, reset }
})
