import type { Period } from '@/lib/domain/time/period'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { Board } from '@/lib/domain/traffic/board'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { categoryInSentence, categoryName } from '@/lib/view/text/category-name'
import { exactCount, percent } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { comparisonText, windowText } from '@/lib/view/text/period-text'
import { spend, tokensEach } from '@/lib/view/text/stat-text'
import { ChangeMark } from '../ui/change-mark'
import { Count } from '../ui/count'
import { PageTitle } from '../ui/page-title'
import { type Stat, StatStrip } from '../ui/stat-strip'

/** What the page is about and its totals: the sums that every board below adds up to. */
export function Intro({ question, board }: { question: PageQuestion; board: Board }) {
  const days = windowText(question.period, board.window)
  const comparison = comparisonText(board.window)
  const { category } = question
  return (
    <div className="pt-8 md:pt-10">
      <PageTitle>
        {category === 'all'
          ? text('rankings.title')
          : text('rankings.categoryTitle', { category: categoryName(category) })}
      </PageTitle>
      <p className="mt-1.5 text-muted">
        {category === 'all'
          ? text('rankings.question')
          : text('rankings.categoryQuestion', { category: categoryInSentence(category) })}{' '}
        {comparison ? text('rankings.comparedDays', { days, comparison }) : text('rankings.days', { days })}
      </p>
      <StatStrip label={text('stats.totals')} stats={totals(board, question.period)} />
    </div>
  )
}

function totals({ total, previous, entityCount }: Board, period: Period): Stat[] {
  const tokens = totalTokens(total)
  const { estimated } = total
  return [
    {
      label: text('stats.tokens'),
      value: <Count value={tokens} unit="tokens" estimated={estimated} />,
      note: <ChangeMark current={tokens} previous={previous && totalTokens(previous)} />,
    },
    {
      label: text('stats.requests'),
      value: <Count value={total.requests} unit="requests" estimated={estimated} />,
      note: tokensEach(tokens, total.requests),
    },
    {
      label: text(period === 'trending' ? 'stats.modelsGrowing' : 'stats.modelsUsed'),
      value: exactCount(BigInt(entityCount)),
      note: text(period === 'trending' ? 'stats.aboveUsual' : 'stats.withOneToken'),
    },
    {
      label: text('stats.prompt'),
      value: percent(total.promptTokens, tokens),
      note: text('stats.cached', { share: percent(total.cachedTokens, total.promptTokens) }),
    },
    {
      label: text('stats.reasoning'),
      value: percent(total.reasoningTokens, total.completionTokens),
      note: text('stats.ofOutputTokens'),
    },
    { label: text('stats.spend'), ...spend(total) },
  ]
}
