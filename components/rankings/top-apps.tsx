import type { Board } from '@/lib/domain/board'
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
      title="Top apps"
      description={`Who sent the requests, ${windowText(period, board.window)}. Requests without an address or title are the row Unattributed.`}
      actions={<ExportLinks file={boardFile('apps', question)} what="the top apps" />}
    >
      {board.rows.length === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <BoardTable board={board} caption="Apps by tokens" />
      )}
    </Section>
  )
}
