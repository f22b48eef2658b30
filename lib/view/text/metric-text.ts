import { dollarText } from '@/lib/domain/money/money'
import { isOptional, type Metric, metrics } from '@/lib/domain/tokens/measures'
import type { CountCell } from '../table/table-view'
import { type CountUnit, countText } from './count-text'
import { compactCount, dollars } from './format'
import { text } from './messages'

const units: Record<Exclude<Metric, 'spend'>, CountUnit> = {
  tokens: 'tokens',
  requests: 'requests',
  reasoning: 'reasoning',
  tools: 'toolCalls',
  normalised: 'normalisedTokens',
}

/** A value of a metric in few digits: `1.99T`, `$12.3M`. */
export function shortValue(metric: Metric, value: bigint): string {
  return metrics[metric].unit === 'dollars' ? dollars(value) : compactCount(value)
}

/** A value of a metric to the last digit, with its unit. */
export function exactValue(metric: Metric, value: bigint, estimated = false): string {
  if (metric !== 'spend') return countText(units[metric], value, estimated)
  const exact = text('counts.dollars', { amount: dollarText(value) })
  return estimated ? text('counts.about', { count: exact }) : exact
}

export function valueCell(metric: Metric, value: bigint, estimated: boolean): CountCell {
  return {
    short: shortValue(metric, value),
    value: metric === 'spend' ? dollarText(value) : String(value),
    title: exactValue(metric, value, estimated),
    isEstimate: estimated && value > 0n,
  }
}

/** Null where nobody states what the metric counts: that is unknown, and not zero. */
export function statedCell(metric: Metric, value: bigint, estimated: boolean): CountCell | null {
  return isOptional(metric) && value === 0n ? null : valueCell(metric, value, estimated)
}

/** Any count with a unit of its own. */
export function countCell(unit: CountUnit, value: bigint, estimated = false): CountCell {
  return {
    short: compactCount(value),
    value: String(value),
    title: countText(unit, value, estimated),
    isEstimate: estimated && value > 0n,
  }
}
