import type { Board } from '@/lib/domain/board'
import { text } from '@/lib/domain/messages'
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
      title={text('boards.leaderboard.title')}
      description={description(question, board)}
      actions={
        <>
          <VariantLinks question={question} />
          <PeriodLinks question={question} />
          <ExportLinks file={file} what={text('boards.leaderboard.file')} />
        </>
      }
    >
      {shown === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <>
          <BoardTable board={board} caption={text('boards.leaderboard.caption')} />
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
  if (question.period === 'trending') return text('boards.leaderboard.trending', { days })
  const comparison = comparisonText(window)
  return comparison === null
    ? text('boards.leaderboard.partial', { days })
    : text('boards.leaderboard.compared', { days, comparison })
}
