/** A notification and a soft sound for a chat that begins to wait; only for those who asked for it. */
import type { Row } from '@xiaoer/api-client/staff'

/** Ask the browser for leave; true when notifications may be shown. */
export async function askLeave(): Promise<boolean> {
  if (!('Notification' in window)) return false
  return (await Notification.requestPermission()) === 'granted'
}

export function notify(row: Row, title: string, open: (id: string) => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.visibilityState === 'visible') return
  const notification = new Notification(title, { body: row.handoff?.text ?? row.last?.text ?? '', tag: row.id, icon: '/workbench/mark.svg' })
  notification.onclick = () => {
    window.focus()
    open(row.id)
    notification.close()
  }
}

/** Two soft tones, made here: no file to load, quiet enough for an office. */
export function chime(): void {
  const context = new AudioContext()
  for (const [frequency, start] of [[660, 0], [880, 0.12]] as const) {
    const tone = new OscillatorNode(context, { frequency, type: 'sine' })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, context.currentTime + start)
    volume.gain.linearRampToValueAtTime(0.06, context.currentTime + start + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + start + 0.5)
    tone.connect(volume).connect(context.destination)
    tone.start(context.currentTime + start)
    tone.stop(context.currentTime + start + 0.55)
  }
  window.setTimeout(() => void context.close(), 1200)
}
