import { BoardFrame } from '@/components/boards/board-frame'
import { BoardPart } from '@/components/boards/board-part'
import { ListEnd } from '@/components/boards/list-end'
import { ScatterChart } from '@/components/charts/scatter/scatter-chart'
import { DataTable } from '@/components/tables/data-table'
import { EmptyNote } from '@/components/ui/empty-note'
import { Exports } from '@/components/ui/exports'
import { FEWEST_RANKED_REQUESTS } from '@/lib/domain/traffic/speed'
import { getSpeedBoard } from '@/lib/queries/speed/speed'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { speedScatter } from '@/lib/view/boards/speed/speed-scatter'
import { speedTable } from '@/lib/view/boards/speed/speed-table'
import type { ExportFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import { boardQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const OVERVIEW_ROWS = 10

/** How soon and how fast models and providers answered. */
export const speed: BoardSection<'speed'> = {
  chart: readChart,
  more: {},
  async draw(context) {
    const { question, isOverview } = context
    const description = [
      text('boards.speed.description'),
      text('boards.speed.rule', { fewest: FEWEST_RANKED_REQUESTS }),
      ...(question.category === 'all' ? [] : [text('boards.speed.allCategories')]),
    ]
    return (
      <BoardFrame question={question} isOverview={isOverview} description={description.join(' ')}>
        {!isOverview && (await drawChart(context))}
        <div className="grid gap-x-10 gap-y-12 xl:grid-cols-2">
          {await speeds(context, 'providers')}
          {await speeds(context, 'models')}
        </div>
      </BoardFrame>
    )
  },
}

async function readChart({ reader, question, now }: SectionContext) {
  const asked = askedOf(question)
  const board = await getSpeedBoard(reader, 'providers', asked, now)
  const days = windowText(asked.period, board.window)
  return speedScatter(board, text('boards.inDays', { title: text('boards.speed.chart'), days }))
}

async function drawChart(context: SectionContext) {
  const view = await readChart(context)
  if (view.points.length === 0) return null
  const { period } = askedOf(context.question)
  return (
    <div className="mb-12">
      <BoardPart title={text('boards.speed.chart')} isOverview={false}>
        <ScatterChart view={view} />
        <Exports
          label={text('boards.chartFile')}
          file={{ name: 'provider-speed', query: { period } }}
          picture={picturePath(context.question)}
        />
      </BoardPart>
    </div>
  )
}

/** Growth has no speed: trending means its week here. */
function askedOf(question: PageQuestion) {
  const { period, range, variants } = boardQuestion(question, 'providers', question.top)
  return { period, range, variants }
}

async function speeds({ reader, question, now, isOverview }: SectionContext, of: 'models' | 'providers') {
  const asked = askedOf(question)
  const { period, variants } = asked
  const board = await getSpeedBoard(reader, of, asked, now)
  const rows = board.rows.slice(0, isOverview ? OVERVIEW_ROWS : question.top)
  const title = text(`boards.speed.${of}`)
  const file: ExportFile = {
    name: of === 'models' ? 'speed' : 'provider-speed',
    query: of === 'models' ? { period, variants } : { period },
  }
  return (
    <BoardPart
      title={title}
      note={text('periods.list', { days: windowText(period, board.window) })}
      isOverview={isOverview}
    >
      {rows.length === 0 ? (
        <EmptyNote title={text('boards.speed.noneTitle')} text={text('boards.speed.none')} links={[]} />
      ) : (
        <DataTable view={speedTable(board, rows, title)} />
      )}
      <ListEnd
        question={question}
        file={file}
        shown={rows.length}
        count={board.rows.length}
        isShort={isOverview}
        label={title}
      />
    </BoardPart>
  )
}
