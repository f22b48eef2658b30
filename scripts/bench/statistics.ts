/** The value below which the fraction of the sorted samples lies (nearest rank). */
export function percentile(samples: number[], fraction: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(fraction * sorted.length) - 1)]!
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function report(name: string, figures: string, goal: string): void {
  console.log(`${name.padEnd(34)} ${figures.padEnd(56)} goal: ${goal}`)
}
