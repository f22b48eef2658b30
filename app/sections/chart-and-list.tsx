import { BoardFrame } from '@/components/boards/board-frame'
import { BoardTable } from '@/components/boards/board-table'
import { ChartFigure } from '@/components/charts/chart-figure'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { Exports } from '@/components/ui/exports'
import type { BoardName } from '@/lib/domain/boards'
import { seriesChart } from '@/lib/domain/chart-views'
import type { Dimension } from '@/lib/domain/dimension'
import { boardFile, chartFile } from '@/lib/domain/export-file'
import { text } from '@/lib/domain/messages'
import { getBoard } from '@/lib/queries/board'
import { getSeries } from '@/lib/queries/series'
import { boardQuestion, chartQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const OVERVIEW_ROWS = 10

type ChartAndListBoard = Exclude<BoardName, 'models' | 'leaderboard'>

/** A dimension over time beside the ranked list of the period. */
export function chartAndList(board: ChartAndListBoard, dimension: Dimension): BoardSection {
  async function chart({ reader, question, now }: SectionContext) {
    return seriesChart(await getSeries(reader, dimension, chartQuestion(question), now), question)
  }
  return {
    chart,
    async draw(context) {
      const { reader, question, now, isOverview } = context
      const limit = isOverview ? OVERVIEW_ROWS : question.top
      const list = await getBoard(reader, dimension, boardQuestion(question, dimension, limit), now)
      const title = text(`boards.${board}.title`)
      return (
        <BoardFrame
          question={question}
          isOverview={isOverview}
          description={text(`boards.${board}.description`)}
        >
          <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
            <div className="min-w-0">
              <ChartFigure
                id={`${board}-chart`}
                view={await chart(context)}
                legend="line"
                isShort={isOverview}
              />
              <Exports label={text('boards.overTime')} file={chartFile(dimension, question)} />
            </div>
            <div className="min-w-0">
              {list.rows.length === 0 ? (
                <EmptyPeriod question={question} />
              ) : (
                <BoardTable board={list} caption={title} shape="narrow" />
              )}
              <Exports label={text('boards.wholeList')} file={boardFile(dimension, question)} />
            </div>
          </div>
        </BoardFrame>
      )
    },
  }
}
