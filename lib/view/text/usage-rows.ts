import { type UsageSource, type UsageSourceName, usageSources } from '@/lib/domain/usage/sources'
import { text } from './messages'

/** What a reader is told of how a source counts. */
export interface UsageRow {
  name: UsageSourceName
  title: string
  /** Whole sentences. */
  counting: string
  document: string
}

/** One row a source, in the order of `usageSources`. */
export function usageRows(): UsageRow[] {
  return Object.entries(usageSources).map(([key, source]) => {
    const name = key as UsageSourceName
    return {
      name,
      title: text(`about.counting.sources.${name}`),
      counting: countingOf(source),
      document: source.document,
    }
  })
}

function countingOf({ convention, hidesReasoning, totalIsProviders, totalLeavesOut }: UsageSource): string {
  return [
    text(`about.counting.conventions.${convention}`),
    ...(hidesReasoning ? [text('about.counting.hidesReasoning')] : []),
    ...(totalIsProviders ? [text('about.counting.totalIsProviders')] : []),
    ...(totalLeavesOut ? [text('about.counting.totalLeavesOut')] : []),
  ].join(' ')
}
