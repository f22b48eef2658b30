import { BoardFrame } from '@/components/boards/board-frame'
import { BoardNotes } from '@/components/boards/board-notes'
import { BoardPart } from '@/components/boards/board-part'
import { ListEnd } from '@/components/boards/list-end'
import { ChartFigure } from '@/components/charts/chart-figure'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { MAIN_PERCENT, type ReasoningBoard } from '@/lib/domain/tokens/reasoning'
import { getReasoning, getReasoningServed } from '@/lib/queries/reasoning'
import { getMeasureSeries } from '@/lib/queries/series/measure-series'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { ratioLines, servedLine } from '@/lib/view/chart/ratio-view'
import { tableFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { reasoningTable } from '@/lib/view/table/ratio-tables'
import { percent } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import { LINES_TOP, measureQuestion, windowQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const OVERVIEW_ROWS = 10
const top = String(LINES_TOP)

async function chart({ reader, question, now }: SectionContext) {
  const series = await getMeasureSeries(reader, 'models', measureQuestion(question, 'tokens'), now)
  return ratioLines(series, 'reasoningShare', text('boards.reasoning.byModel', { grain: question.grain }))
}

async function authorsChart({ reader, question, now }: SectionContext) {
  const series = await getMeasureSeries(reader, 'authors', measureQuestion(question, 'tokens'), now)
  return ratioLines(series, 'reasoningShare', text('boards.reasoning.byAuthor', { grain: question.grain }))
}

async function servedChart({ reader, question: { category, grain }, now }: SectionContext) {
  const served = await getReasoningServed(reader, { category, grain, range: null }, now)
  return servedLine(served, text('boards.reasoning.served.title', { grain }))
}

/** How much of the output is reasoning, and how much is served by models that reason. */
export const reasoning: BoardSection<'reasoning'> = {
  chart,
  more: { authors: authorsChart, served: servedChart },
  async draw(section) {
    const { reader, question, now, isOverview } = section
    const lines = await chart(section)
    const board = await getReasoning(reader, windowQuestion(question), now)
    const layout = isOverview ? 'lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]' : 'lg:grid-cols-2'
    return (
      <BoardFrame
        question={question}
        isOverview={isOverview}
        description={text('boards.reasoning.description')}
      >
        <div className={`grid gap-x-10 gap-y-10 ${layout}`}>
          <div className={isOverview ? 'min-w-0' : 'min-w-0 lg:col-span-2'}>
            <BoardPart title={lines.title} isOverview={isOverview}>
              <ChartFigure
                id="reasoning-chart"
                view={lines}
                legend={isOverview ? 'line' : 'list'}
                isShort={isOverview}
              />
              <Exports
                label={text('boards.overTime')}
                file={tableFile('reasoning-over-time', question, { by: 'models', top })}
                picture={picturePath(question)}
              />
            </BoardPart>
          </div>
          {!isOverview && (await details(section))}
          <div className={isOverview ? 'min-w-0' : 'min-w-0 lg:col-span-2'}>
            <ModelList question={question} board={board} isOverview={isOverview} />
          </div>
        </div>
      </BoardFrame>
    )
  },
}

/** What stands on the board's own page alone. */
async function details(section: SectionContext) {
  const { question, isOverview } = section
  const { grain } = question
  const authors = await authorsChart(section)
  const served = await servedChart(section)
  return (
    <>
      <BoardPart title={authors.title} isOverview={isOverview}>
        <ChartFigure id="reasoning-authors" view={authors} legend="line" />
        <Exports
          label={text('boards.overTime')}
          file={tableFile('reasoning-over-time', question, { by: 'authors', top })}
          picture={picturePath(question, 'authors')}
        />
      </BoardPart>
      <BoardPart
        title={served.title}
        note={text('boards.reasoning.served.rule', { grain })}
        isOverview={isOverview}
      >
        <ChartFigure id="reasoning-served" view={served} legend="line" />
        <Exports
          label={text('boards.overTime')}
          file={tableFile('reasoning-models-over-time', question)}
          picture={picturePath(question, 'served')}
        />
      </BoardPart>
    </>
  )
}

interface ModelListProps {
  question: PageQuestion
  board: ReasoningBoard
  isOverview: boolean
}

function ModelList({ question, board, isOverview }: ModelListProps) {
  const title = text('boards.reasoning.list')
  const file = tableFile('reasoning', question)
  const rows = board.rows.slice(0, isOverview ? OVERVIEW_ROWS : question.top)
  const note = text('boards.reasoning.rule', {
    models: board.modelCount,
    days: windowText(windowQuestion(question).period, board.window),
    share: percent(board.reasoningModelTokens, board.totalTokens),
    percent: MAIN_PERCENT,
  })
  return (
    <BoardPart title={title} note={rows.length > 0 ? note : undefined} isOverview={isOverview}>
      {rows.length === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <DataTable view={reasoningTable(rows, title, isOverview)} />
      )}
      <BoardNotes board={{ total: { estimated: rows.some(({ estimated }) => estimated) } }} />
      <ListEnd
        question={question}
        file={file}
        shown={rows.length}
        count={board.rows.length}
        isShort={isOverview}
      />
    </BoardPart>
  )
}
