/** The one socket of hints: whoever shows a conversation listens here and fetches. */
import type { Hint } from '@xiaoer/api-client/staff'
import { Connection, type Status } from '@xiaoer/live/connection'
import { defineStore } from 'pinia'
import { onScopeDispose, ref } from 'vue'

type Listener = (hint: Hint) => void

export const useLive = defineStore('live', () => {
  const status = ref<Status>('offline')
  const listeners = new Set<Listener>()
  let connection: Connection | null = null

  function start(): void {
    if (connection) return
    connection = new Connection({
      url: `${location.origin.replace(/^http/, 'ws')}/api/staff/v1/live`,
      onOpen: () => undefined,
      onFrame: (frame) => heard(frame as Hint),
      onStatus: (next) => (status.value = next),
    })
    connection.start()
  }

  function stop(): void {
    connection?.stop()
    connection = null
  }

  /** A `hello` reaches listeners too: whatever was missed while offline is theirs to fetch. */
  function heard(hint: Hint): void {
    if (hint.type === 'hello') connection?.confirm()
    if (hint.type !== 'pong') listeners.forEach((listener) => listener(hint))
  }

  function listen(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { status, start, stop, heard, listen }
})

/** Listen as long as the component or store lives. */
export function useHints(listener: Listener): void {
  onScopeDispose(useLive().listen(listener))
}
