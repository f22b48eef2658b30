import type { Board } from '@/lib/domain/board'
import { text } from '@/lib/domain/messages'
import { windowText } from '@/lib/domain/period-text'
import type { PageQuestion } from '@/lib/domain/question'
import { BoardTable } from '../boards/board-table'
import { boardFile, ExportLinks } from '../ui/export-links'
import { Section } from '../ui/section'
import { EmptyPeriod } from './empty-period'

export function TopApps({ question, board }: { question: PageQuestion; board: Board }) {
  const period = question.period === 'trending' ? 'week' : question.period
  return (
    <Section
      id="apps"
      title={text('boards.apps.title')}
      description={text('boards.apps.description', { days: windowText(period, board.window) })}
      actions={<ExportLinks file={boardFile('apps', question)} what={text('boards.apps.file')} />}
    >
      {board.rows.length === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <BoardTable board={board} caption={text('boards.apps.caption')} />
      )}
    </Section>
  )
}
