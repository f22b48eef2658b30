import type { Grain } from '@/lib/domain/time/buckets'
import { isMetric, type Metric } from '@/lib/domain/tokens/measures'

/** How a choice stands in an address: written as one word, and read back from it. */
export interface ChoiceWord<Choices> {
  write(choices: Choices): string
  /** Undefined for the word of another choice. */
  read(word: string): Partial<Choices> | undefined
}

const grains: Record<Grain, string> = { day: 'daily', week: 'weekly', month: 'monthly' }

export const grainWord: ChoiceWord<{ grain: Grain }> = {
  write: ({ grain }) => grains[grain],
  read(word) {
    const grain = (Object.keys(grains) as Grain[]).find((one) => grains[one] === word)
    return grain && { grain }
  },
}

export const metricWord: ChoiceWord<{ metric: Metric }> = {
  write: ({ metric }) => `by-${metric}`,
  read(word) {
    const metric = /^by-(.+)$/.exec(word)?.[1] ?? ''
    return isMetric(metric) ? { metric } : undefined
  },
}

/** One of a few words that stand for themselves. */
export function viewWord<View extends string>(views: readonly View[]): ChoiceWord<{ view: View }> {
  return {
    write: ({ view }) => view,
    read(word) {
      const view = views.find((one) => one === word)
      return view && { view }
    },
  }
}
