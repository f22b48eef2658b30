import { BoardFrame } from '@/components/boards/board-frame'
import { BoardNotes } from '@/components/boards/board-notes'
import { BoardPart } from '@/components/boards/board-part'
import { ListEnd } from '@/components/boards/list-end'
import { ChartFigure } from '@/components/charts/chart-figure'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { ratioOf } from '@/lib/domain/tokens/ratios'
import type { Board } from '@/lib/domain/traffic/board'
import { getBoard } from '@/lib/queries/boards/board'
import { getMeasureSeries } from '@/lib/queries/series/measure-series'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { ratioLines } from '@/lib/view/chart/ratio-view'
import { boardFile, tableFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { toolTable } from '@/lib/view/table/ratio-tables'
import { percent } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { shortNumber } from '@/lib/view/text/number-kind'
import { windowText } from '@/lib/view/text/period-text'
import { LINES_TOP, measureQuestion, windowQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const OVERVIEW_ROWS = 10
const dimensions = ['models', 'apps'] as const

type ToolDimension = (typeof dimensions)[number]

/** What the addresses of the charts' pictures say. */
const chartNames = {
  models: { share: undefined, calls: 'calls' },
  apps: { share: 'apps', calls: 'app-calls' },
} as const

/** Both ratios of the entities with most tool calls, from one reading. */
async function charts({ reader, question, now }: SectionContext, dimension: ToolDimension) {
  const series = await getMeasureSeries(reader, dimension, measureQuestion(question, 'tools'), now)
  const values = { grain: question.grain, dimension: text(`dimensions.${dimension}.inSentence`) }
  return {
    share: ratioLines(series, 'toolShare', text('boards.tools.shareBy', values)),
    calls: ratioLines(series, 'callsPerRequest', text('boards.tools.callsBy', values)),
  }
}

/** How many requests called tools, and how often: over time, by model and by app. */
export const tools: BoardSection<'tools'> = {
  chart: async (section) => (await charts(section, 'models')).share,
  more: {
    calls: async (section) => (await charts(section, 'models')).calls,
    apps: async (section) => (await charts(section, 'apps')).share,
    'app-calls': async (section) => (await charts(section, 'apps')).calls,
  },
  async draw(section) {
    const { question, isOverview } = section
    const shown = isOverview ? (['models'] as const) : dimensions
    const parts = []
    for (const dimension of shown) parts.push(await drawCharts(section, dimension))
    const lists = []
    for (const dimension of shown) lists.push(await readList(section, dimension))
    const layout = isOverview ? 'lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]' : 'lg:grid-cols-2'
    return (
      <BoardFrame
        question={question}
        isOverview={isOverview}
        description={descriptionOf(question, lists[0]!)}
      >
        <div className={`grid gap-x-10 gap-y-10 ${layout}`}>
          {parts}
          {lists.map((board) => (
            <ToolList key={board.dimension} question={question} board={board} isOverview={isOverview} />
          ))}
        </div>
      </BoardFrame>
    )
  },
}

function readList({ reader, question, now, isOverview }: SectionContext, dimension: ToolDimension) {
  const limit = isOverview ? OVERVIEW_ROWS : question.top
  const asked = { ...windowQuestion(question), metric: 'tools', limit, appGroup: null } as const
  return getBoard(reader, dimension, asked, now)
}

async function drawCharts(section: SectionContext, dimension: ToolDimension) {
  const { question, isOverview } = section
  const { share, calls } = await charts(section, dimension)
  const file = tableFile('tools-over-time', question, { by: dimension, top: String(LINES_TOP) })
  const drawn = isOverview
    ? [{ name: 'share', view: share } as const]
    : ([
        { name: 'share', view: share },
        { name: 'calls', view: calls },
      ] as const)
  return drawn.map(({ name, view }) => (
    <BoardPart key={dimension + name} title={view.title} isOverview={isOverview}>
      <ChartFigure id={`tools-${dimension}-${name}`} view={view} legend="line" isShort={isOverview} />
      <Exports
        label={text('boards.overTime')}
        file={file}
        picture={picturePath(question, chartNames[dimension][name])}
      />
    </BoardPart>
  ))
}

function descriptionOf({ period }: PageQuestion, { total, window }: Board): string {
  const description = text('boards.tools.description')
  const calls = ratioOf('callsPerRequest', total)
  if (calls === null) return description
  const summary = text('boards.tools.summary', {
    days: windowText(period, window),
    share: percent(total.toolRequests, total.requests),
    calls: shortNumber('callsPerRequest', calls),
  })
  return `${summary} ${description}`
}

interface ToolListProps {
  question: PageQuestion
  board: Board
  isOverview: boolean
}

function ToolList({ question, board, isOverview }: ToolListProps) {
  const dimension = board.dimension as ToolDimension
  const title = text('boards.tools.list', { dimension })
  const file = boardFile(dimension, { ...question, ...windowQuestion(question), metric: 'tools' })
  const shown = board.rows.filter(({ kind }) => kind === 'entity').length
  return (
    <BoardPart title={title} isOverview={isOverview}>
      {shown === 0 ? (
        <EmptyPeriod question={question} />
      ) : board.total.toolCalls === 0n ? (
        <p className="text-muted">{text('boards.tools.none')}</p>
      ) : (
        <>
          <DataTable view={toolTable(board, title)} />
          <BoardNotes board={board} />
        </>
      )}
      <ListEnd question={question} file={file} shown={shown} count={board.entityCount} isShort={isOverview} />
    </BoardPart>
  )
}
