import type { RequestCoverage } from '@/lib/domain/traffic/request-coverage'
import { percent } from './format'
import { text } from './messages'

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
