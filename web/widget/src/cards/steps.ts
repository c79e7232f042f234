/** Where something stands: the last step that is done, or the first when none is. */
export function currentStep(steps: { done: boolean }[]): number {
  return Math.max(0, steps.findLastIndex((step) => step.done))
}

/** The row of a size chart that is meant: its number, or the size in its first column. */
export function highlighted(rows: (string | number | null)[][], highlight: string | number | null | undefined): number {
  if (highlight == null || highlight === '') return -1
  const named = rows.findIndex((row) => String(row[0]) === String(highlight))
  return named >= 0 || typeof highlight !== 'number' ? named : highlight < rows.length ? highlight : -1
}
