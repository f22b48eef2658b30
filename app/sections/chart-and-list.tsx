import { BoardFrame } from '@/components/boards/board-frame'
import { BoardTable } from '@/components/boards/board-table'
import { LeftOutNote } from '@/components/boards/left-out-note'
import { ListEnd } from '@/components/boards/list-end'
import { UnstatedNote } from '@/components/boards/unstated-note'
import { ChartFigure } from '@/components/charts/chart-figure'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { Exports } from '@/components/ui/exports'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { isUnstated } from '@/lib/domain/tokens/measures'
import type { Board } from '@/lib/domain/traffic/board'
import { getBoard } from '@/lib/queries/boards/board'
import { getSparklines } from '@/lib/queries/boards/sparklines'
import { getSeries } from '@/lib/queries/series/series'
import { type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { attributedView } from '@/lib/view/boards/apps/attributed-view'
import type { BoardName } from '@/lib/view/boards/boards'
import { highestTotal } from '@/lib/view/chart/chart-view'
import { seriesChart } from '@/lib/view/chart/chart-views'
import { boardFile, chartFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { listText } from '@/lib/view/text/period-text'
import { boardQuestion, chartQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const OVERVIEW_ROWS = 10

type ChartAndListBoard = Exclude<BoardName, 'models' | 'leaderboard'>

/** A dimension over time, and the ranked list of the period: beside it in the overview, below it on its own page. */
export function chartAndList(board: ChartAndListBoard, dimension: Dimension): BoardSection<never> {
  async function readChart({ reader, question, now }: SectionContext) {
    const series = await getSeries(reader, dimension, chartQuestion(question, dimension), now)
    const view = seriesChart(series, question)
    if (dimension !== 'apps' || question.unattributed) return { view, leftOut: null }
    return attributedView(
      view,
      series.entities.map(({ slug }) => slug),
    )
  }
  return {
    chart: async (context) => (await readChart(context)).view,
    more: {},
    async draw(context) {
      const { reader, question, now, isOverview } = context
      const limit = isOverview ? OVERVIEW_ROWS : question.top
      const list = await getBoard(reader, dimension, boardQuestion(question, dimension, limit), now)
      const { view, leftOut } = await readChart(context)
      const description = text(`boards.${board}.description`)
      if (isUnstated(list.metric, list.total) && highestTotal(view.buckets) === 0n) {
        return (
          <BoardFrame question={question} isOverview={isOverview} description={description}>
            <UnstatedNote byTokens={pagePath({ ...question, metric: 'tokens' })} isShort={isOverview} />
          </BoardFrame>
        )
      }
      const sparklines = isOverview ? undefined : await getSparklines(reader, list, question)
      const layout = isOverview
        ? 'grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]'
        : 'grid gap-y-10'
      return (
        <BoardFrame question={question} isOverview={isOverview} description={description}>
          <div className={layout}>
            <div className="min-w-0">
              <ChartFigure
                id={`${board}-chart`}
                view={view}
                legend={isOverview ? 'line' : 'list'}
                isShort={isOverview}
              />
              {leftOut && <LeftOutNote question={question} leftOut={leftOut} />}
              <Exports
                label={text('boards.overTime')}
                file={chartFile(dimension, question)}
                picture={picturePath(question)}
              />
            </div>
            <RankedList question={question} board={list} sparklines={sparklines} isShort={isOverview} />
          </div>
        </BoardFrame>
      )
    },
  }
}

interface RankedListProps {
  question: PageQuestion
  board: Board
  sparklines?: ReadonlyMap<string, readonly bigint[]>
  isShort: boolean
}

function RankedList({ question, board, sparklines, isShort }: RankedListProps) {
  const file = boardFile(board.dimension, question)
  const shown = board.rows.filter(({ kind }) => kind === 'entity').length
  const title = text(`boards.${question.board as BoardName}.title`)
  return (
    <div className="min-w-0">
      {!isShort && <p className="mb-1 text-muted">{listText(question.period, board.window)}</p>}
      {isUnstated(board.metric, board.total) ? (
        <UnstatedNote byTokens={pagePath({ ...question, metric: 'tokens' })} isShort={isShort} />
      ) : board.rows.length === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <BoardTable
          board={board}
          caption={title}
          shape={isShort ? 'narrow' : 'full'}
          sparklines={sparklines}
        />
      )}
      <ListEnd question={question} file={file} shown={shown} count={board.entityCount} isShort={isShort} />
    </div>
  )
}
