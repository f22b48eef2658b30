import { compactCount, dollars, exactCount, percent } from '@/lib/domain/format'
import { totalTokens } from '@/lib/domain/measures'
import type { Standing } from '@/lib/domain/standing'
import { ChangeMark } from '../ui/change-mark'
import { Count } from '../ui/count'
import { StatStrip } from '../ui/stat-strip'

interface StandingStripProps {
  standing: Standing
  /** The days that the numbers are about. */
  days: string
  /** `model`, `app` … */
  one: string
}

export function StandingStrip({ standing, days, one }: StandingStripProps) {
  const { measures, previousTotalTokens, rank, entityCount, boardTokens } = standing
  const tokens = totalTokens(measures)
  const { estimated, requests } = measures
  const stats = [
    {
      label: 'Tokens',
      value: <Count value={tokens} unit="tokens" estimated={estimated} />,
      note: <ChangeMark current={tokens} previous={previousTotalTokens} />,
    },
    {
      label: 'Rank',
      value: rank === null ? '-' : `#${rank}`,
      note: `of ${exactCount(BigInt(entityCount))} ${one}s`,
    },
    { label: 'Share', value: percent(tokens, boardTokens), note: 'of all tokens' },
    {
      label: 'Requests',
      value: <Count value={requests} unit="requests" estimated={estimated} />,
      note: requests > 0n && `${compactCount(tokens / requests)} tokens each`,
    },
    {
      label: 'Reasoning',
      value: percent(measures.reasoningTokens, measures.completionTokens),
      note: 'of output tokens',
    },
    {
      label: 'Spend',
      value: measures.costNanoUsd > 0n ? dollars(measures.costNanoUsd) : '-',
      note:
        measures.costNanoUsd > 0n
          ? `${percent(requests - measures.unpricedRequests, requests)} of requests priced`
          : 'no request stated a price',
    },
  ]
  return (
    <>
      <StatStrip label={`Totals of ${days}`} stats={stats} />
      <p className="mt-2 text-faint text-xs">In {days}.</p>
    </>
  )
}
