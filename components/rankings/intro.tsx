import type { Period } from '@/lib/domain/time/period'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { Board } from '@/lib/domain/traffic/board'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { categoryInSentence, categoryName } from '@/lib/view/text/category-name'
import { compactCount, exactCount, percent } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { comparisonText, windowText } from '@/lib/view/text/period-text'
import { spend } from '@/lib/view/text/stat-text'
import { ChangeMark } from '../ui/change-mark'
import { Count } from '../ui/count'
import { type Figure, FigureLine } from '../ui/figure-line'
import { PageTitle } from '../ui/page-title'

/** What the page is about and its totals: the sums that every board below adds up to. */
export function Intro({ question, board }: { question: PageQuestion; board: Board }) {
  const days = windowText(question.period, board.window)
  const comparison = comparisonText(board.window)
  const { category } = question
  return (
    <div>
      <PageTitle>
        {category === 'all'
          ? text('rankings.title')
          : text('rankings.categoryTitle', { category: categoryName(category) })}
      </PageTitle>
      <p className="mt-1 text-muted">
        {category === 'all'
          ? text('rankings.question')
          : text('rankings.categoryQuestion', { category: categoryInSentence(category) })}{' '}
        {comparison ? text('rankings.comparedDays', { days, comparison }) : text('rankings.days', { days })}
      </p>
      <FigureLine label={text('stats.totals')} figures={totals(board, question.period)} />
    </div>
  )
}

function totals({ total, previous, entityCount }: Board, period: Period): Figure[] {
  const tokens = totalTokens(total)
  const { requests, estimated } = total
  return [
    {
      label: text('stats.tokens'),
      value: (
        <>
          <Count value={tokens} unit="tokens" estimated={estimated} />{' '}
          {previous && <ChangeMark current={tokens} previous={totalTokens(previous)} />}
        </>
      ),
    },
    {
      label: text('stats.requests'),
      value: <Count value={requests} unit="requests" estimated={estimated} />,
    },
    ...(requests > 0n ? [{ label: text('stats.perRequest'), value: compactCount(tokens / requests) }] : []),
    {
      label: text(period === 'trending' ? 'stats.modelsGrowing' : 'stats.modelsUsed'),
      value: exactCount(BigInt(entityCount)),
    },
    { label: text('stats.prompt'), value: percent(total.promptTokens, tokens) },
    { label: text('stats.cachedPrompt'), value: percent(total.cachedTokens, total.promptTokens) },
    { label: text('stats.reasoningOutput'), value: percent(total.reasoningTokens, total.completionTokens) },
    { label: text('stats.spend'), value: spend(total).value },
  ]
}
