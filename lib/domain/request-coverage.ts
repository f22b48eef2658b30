import type { Freshness } from './board'
import { percent } from './format'
import { text } from './messages'
import type { PeriodWindow } from './period'

/** How many requests of some days are priced, name who sent and who served them, and so on. */
export interface RequestCoverage {
  window: PeriodWindow
  freshness: Freshness
  requests: bigint
  totalTokens: bigint
  /** With a cost that was stated or computed. */
  priced: bigint
  withApp: bigint
  withProvider: bigint
  /** With a use case; null within one. */
  withCategory: bigint | null
  /** Not part of a sample that stands for several. */
  countedSingly: bigint
  /** Of days that tell whether usage was whole; days that were closed for good before that was asked do not. */
  known: bigint
  /** Of the known ones. */
  complete: bigint
}

/** Each part of the requests in words, none where there were none. */
export function coverageTexts(coverage: RequestCoverage): string[] {
  const { requests, known } = coverage
  if (requests === 0n) return []
  const share = (part: bigint) => ({ share: percent(part, requests) })
  return [
    text('coverage.priced', share(coverage.priced)),
    text('coverage.withApp', share(coverage.withApp)),
    ...(coverage.withCategory === null ? [] : [text('coverage.withCategory', share(coverage.withCategory))]),
    text('coverage.withProvider', share(coverage.withProvider)),
    text('coverage.countedSingly', share(coverage.countedSingly)),
    completeText(coverage),
    ...(known > 0n && known < requests ? [text('coverage.partlyKnown', share(known))] : []),
  ]
}

function completeText({ known, complete }: RequestCoverage): string {
  if (known === 0n) return text('coverage.unknown')
  if (complete === known) return text('coverage.complete')
  return text('coverage.incomplete', { share: percent(known - complete, known) })
}
