import type { Board } from '@/lib/domain/board'
import { comparisonText, windowText } from '@/lib/domain/period-text'
import type { PageQuestion } from '@/lib/domain/question'
import { BoardTable } from '../boards/board-table'
import { PeriodLinks, VariantLinks } from '../controls/page-choices'
import { ShowMore } from '../controls/show-more'
import { boardFile, ExportLinks, exportPath } from '../ui/export-links'
import { Section } from '../ui/section'
import { EmptyPeriod } from './empty-period'

export function Leaderboard({ question, board }: { question: PageQuestion; board: Board }) {
  const shown = board.rows.filter((row) => row.kind === 'entity').length
  const file = boardFile('models', question)
  return (
    <Section
      id="leaderboard"
      title="Leaderboard"
      description={description(question, board)}
      actions={
        <>
          <VariantLinks question={question} />
          <PeriodLinks question={question} />
          <ExportLinks file={file} what="the leaderboard" />
        </>
      }
    >
      {shown === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <>
          <BoardTable
            board={board}
            caption="Models by tokens"
            shape={question.period === 'trending' ? 'trending' : 'full'}
          />
          <ShowMore
            question={question}
            shown={shown}
            count={board.entityCount}
            allHref={exportPath(file, 'csv')}
          />
        </>
      )}
    </Section>
  )
}

function description(question: PageQuestion, { window }: Board): string {
  const days = windowText(question.period, window)
  if (question.period === 'trending') {
    return `Models that grew most: tokens of ${days}, above the mean of the three weeks before.`
  }
  if (window.isPartial) return `Models by tokens, ${days}: the day still runs, so nothing is compared.`
  return `Models by tokens in ${days}; change ${comparisonText(window)}.`
}
