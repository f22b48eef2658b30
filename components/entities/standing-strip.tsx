import type { Dimension } from '@/lib/domain/entity/dimension'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { Standing } from '@/lib/domain/traffic/standing'
import { percent } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { spend, tokensEach } from '@/lib/view/text/stat-text'
import { ChangeMark } from '../ui/change-mark'
import { Count } from '../ui/count'
import { StatStrip } from '../ui/stat-strip'

interface StandingStripProps {
  standing: Standing
  /** The days that the numbers are about. */
  days: string
  dimension: Dimension
}

export function StandingStrip({ standing, days, dimension }: StandingStripProps) {
  const { measures, previous, rank, entityCount, boardTokens } = standing
  const tokens = totalTokens(measures)
  const { estimated, requests } = measures
  const stats = [
    {
      label: text('stats.tokens'),
      value: <Count value={tokens} unit="tokens" estimated={estimated} />,
      note: previous && <ChangeMark current={tokens} previous={totalTokens(previous)} />,
    },
    {
      label: text('stats.rank'),
      value: rank === null ? '-' : text('stats.rankValue', { rank }),
      note: text('stats.among', { dimension, count: entityCount }),
    },
    { label: text('stats.share'), value: percent(tokens, boardTokens), note: text('stats.ofAllTokens') },
    {
      label: text('stats.requests'),
      value: <Count value={requests} unit="requests" estimated={estimated} />,
      note: tokensEach(tokens, requests),
    },
    {
      label: text('stats.reasoning'),
      value: percent(measures.reasoningTokens, measures.completionTokens),
      note: text('stats.ofOutputTokens'),
    },
    { label: text('stats.spend'), ...spend(measures) },
  ]
  return (
    <>
      <StatStrip label={text('stats.totalsOf', { days })} stats={stats} />
      <p className="mt-2 text-faint text-xs">{text('entities.inDays', { days })}</p>
    </>
  )
}
