import { BoardFrame } from '@/components/boards/board-frame'
import { BoardTable } from '@/components/boards/board-table'
import { ListEnd } from '@/components/boards/list-end'
import { MoverLists } from '@/components/boards/mover-lists'
import { UnstatedNote } from '@/components/boards/unstated-note'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { isUnstated } from '@/lib/domain/tokens/measures'
import type { Board } from '@/lib/domain/traffic/board'
import { getBoard } from '@/lib/queries/boards/board'
import { getMovers } from '@/lib/queries/boards/movers'
import { getSparklines } from '@/lib/queries/boards/sparklines'
import { type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { rankingBars } from '@/lib/view/chart/ranking-bars'
import { boardFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { comparisonText, windowText } from '@/lib/view/text/period-text'
import { boardQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const MOVERS = 5
const BARS = 15

async function chart({ reader, question, now }: SectionContext) {
  const { period, metric } = question
  const board = await getBoard(reader, 'models', boardQuestion(question, 'models', BARS), now)
  const title = text(`boards.leaderboard.${period === 'trending' ? 'growth' : 'caption'}`, { metric })
  return rankingBars(board, text('boards.inDays', { title, days: windowText(period, board.window) }))
}

/** The ranked list of models, with those that gained and lost most beside it. */
export const leaderboard: BoardSection<'leaderboard'> = {
  chart,
  more: {},
  async draw({ reader, question, now, isOverview }) {
    const asked = boardQuestion(question, 'models', question.top)
    const board = await getBoard(reader, 'models', asked, now)
    const sparklines = await getSparklines(reader, board, question)
    const movers = await getMovers(reader, 'models', asked, MOVERS, now)
    const shown = board.rows.filter((row) => row.kind === 'entity').length
    const file = boardFile('models', question)
    const caption = text('boards.leaderboard.caption', { metric: question.metric })
    return (
      <BoardFrame question={question} isOverview={isOverview} description={descriptionOf(question, board)}>
        {isUnstated(board.metric, board.total) ? (
          <UnstatedNote byTokens={pagePath({ ...question, metric: 'tokens' })} isShort={isOverview} />
        ) : shown === 0 ? (
          <EmptyPeriod question={question} />
        ) : (
          <div className="grid gap-y-8">
            <div className="min-w-0">
              <BoardTable board={board} caption={caption} sparklines={sparklines} />
              <ListEnd
                question={question}
                file={file}
                shown={shown}
                count={board.entityCount}
                isShort={false}
                picture={picturePath(question)}
              />
            </div>
            <MoverLists dimension="models" metric={question.metric} movers={movers} isOverview={isOverview} />
          </div>
        )}
      </BoardFrame>
    )
  },
}

function descriptionOf({ period, metric }: PageQuestion, { window }: Board): string {
  const days = windowText(period, window)
  if (period === 'trending') return text('boards.leaderboard.trending', { days, metric })
  const comparison = comparisonText(window)
  return comparison === null
    ? text('boards.leaderboard.partial', { days, metric })
    : text('boards.leaderboard.compared', { days, comparison, metric })
}
