import type { Board } from '@/lib/domain/board'
import { categoryName } from '@/lib/domain/categories'
import { compactCount, dollars, exactCount, percent } from '@/lib/domain/format'
import { totalTokens } from '@/lib/domain/measures'
import type { Period } from '@/lib/domain/period'
import { comparisonText, windowText } from '@/lib/domain/period-text'
import type { PageQuestion } from '@/lib/domain/question'
import { ChangeMark } from '../ui/change-mark'
import { Count } from '../ui/count'
import { type Stat, StatStrip } from '../ui/stat-strip'

/** What the page is about and its totals: the sums that every board below adds up to. */
export function Intro({ question, board }: { question: PageQuestion; board: Board }) {
  const days = windowText(question.period, board.window)
  const comparison = comparisonText(board.window)
  const subject =
    question.category === 'all'
      ? 'language models'
      : `models for ${categoryName(question.category).toLowerCase()}`
  return (
    <div className="pt-8 md:pt-10">
      <h1 className="font-semibold text-2xl leading-tight tracking-tight md:text-[1.75rem]">
        {question.category === 'all'
          ? 'Token rankings'
          : `Token rankings: ${categoryName(question.category)}`}
      </h1>
      <p className="mt-1.5 text-muted">
        Which {subject} are used, by how much and by whom. Lists show {days}
        {comparison && `, ${comparison}`}.
      </p>
      <StatStrip label="Totals" stats={totals(board, question.period)} />
    </div>
  )
}

function totals({ total, previousTotalTokens, entityCount }: Board, period: Period): Stat[] {
  const tokens = totalTokens(total)
  const { estimated } = total
  return [
    {
      label: 'Tokens',
      value: <Count value={tokens} unit="tokens" estimated={estimated} />,
      note: <ChangeMark current={tokens} previous={previousTotalTokens} />,
    },
    {
      label: 'Requests',
      value: <Count value={total.requests} unit="requests" estimated={estimated} />,
      note: total.requests > 0n && `${compactCount(tokens / total.requests)} tokens each`,
    },
    {
      label: period === 'trending' ? 'Models growing' : 'Models used',
      value: exactCount(BigInt(entityCount)),
      note: period === 'trending' ? 'above their usual week' : 'with at least one token',
    },
    {
      label: 'Prompt',
      value: percent(total.promptTokens, tokens),
      note: `${percent(total.cachedTokens, total.promptTokens)} of it cached`,
    },
    {
      label: 'Reasoning',
      value: percent(total.reasoningTokens, total.completionTokens),
      note: 'of output tokens',
    },
    total.costNanoUsd > 0n
      ? {
          label: 'Spend',
          value: dollars(total.costNanoUsd),
          note: `${percent(total.requests - total.unpricedRequests, total.requests)} of requests priced`,
        }
      : { label: 'Spend', value: '-', note: 'no request stated a price' },
  ]
}
