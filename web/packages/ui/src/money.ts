/** Money travels as integer fen and is shown in yuan, with cents only when there are some. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '−' : ''
  const whole = Math.floor(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  const digits = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}¥${digits}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`
}
