import { BoardFrame } from '@/components/boards/board-frame'
import { BoardNotes } from '@/components/boards/board-notes'
import { BoardPart } from '@/components/boards/board-part'
import { ListEnd } from '@/components/boards/list-end'
import { ScatterChart } from '@/components/charts/scatter/scatter-chart'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { getPriceBoard } from '@/lib/queries/prices/prices'
import type { PageQuestion } from '@/lib/view/address/page-path'
import { priceScatter } from '@/lib/view/boards/price/price-scatter'
import { priceTable } from '@/lib/view/boards/price/price-table'
import type { ExportFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import { noPricesText } from '@/lib/view/text/price-text'
import { boardQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const OVERVIEW_ROWS = 10
const POINTS = 100

/** What was paid for a million tokens, beside what the catalogue asks and how much it was used. */
export const price: BoardSection<'price'> = {
  chart: (context) => readChart(context, 'models'),
  more: { categories: (context) => readChart(context, 'categories') },
  async draw(context) {
    const { question, isOverview } = context
    const hasCategories = !isOverview && question.category === 'all'
    return (
      <BoardFrame question={question} isOverview={isOverview} description={text('boards.price.description')}>
        <div className="grid gap-y-12">
          {await drawChart(context, 'models')}
          {hasCategories && (await drawChart(context, 'categories'))}
          {await prices(context, 'models')}
          {!isOverview && (await prices(context, 'providers'))}
          {hasCategories && (await prices(context, 'categories'))}
        </div>
      </BoardFrame>
    )
  },
}

async function readChart({ reader, question, now }: SectionContext, of: ChartedList) {
  const asked = askedOf(question, POINTS)
  const paid = await getPriceBoard(reader, of, asked, now)
  const title = text('boards.price.chart', { dimension: of })
  const days = windowText(asked.period, paid.board.window)
  return priceScatter(paid, text('boards.inDays', { title, days }))
}

async function drawChart(context: SectionContext, of: ChartedList) {
  const view = await readChart(context, of)
  if (view.points.length === 0) return null
  const { question, isOverview } = context
  return (
    <BoardPart title={text('boards.price.chart', { dimension: of })} isOverview={isOverview}>
      <ScatterChart view={view} isShort={isOverview} />
      <Exports
        label={text('boards.chartFile')}
        file={files[of](askedOf(question, POINTS))}
        picture={picturePath(question, of === 'models' ? undefined : of)}
      />
    </BoardPart>
  )
}

/** Growth has no price: trending means its week here. */
function askedOf(question: PageQuestion, limit: number) {
  return { ...boardQuestion(question, 'providers', limit), metric: 'tokens' } as const
}

type PriceList = 'models' | 'providers' | 'categories'
type ChartedList = Exclude<PriceList, 'providers'>

async function prices({ reader, question, now, isOverview }: SectionContext, of: PriceList) {
  const limit = isOverview ? OVERVIEW_ROWS : question.top
  const asked = askedOf(question, limit)
  const paid = await getPriceBoard(reader, of, asked, now)
  const { board } = paid
  const title = text(`boards.price.${of}`)
  const shown = board.rows.filter(({ kind }) => kind === 'entity').length
  const file = files[of](asked)
  return (
    <BoardPart title={title} isOverview={isOverview} {...noteOf(paid)}>
      {shown === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <>
          <DataTable view={priceTable(paid, title)} />
          <BoardNotes board={board} />
        </>
      )}
      <ListEnd
        question={question}
        file={file}
        shown={shown}
        count={board.entityCount}
        isShort={isOverview}
        label={title}
      />
    </BoardPart>
  )
}

function noteOf({ board }: Awaited<ReturnType<typeof getPriceBoard>>): { note?: string } {
  const { pricedTokens, requests } = board.total
  return requests > 0n && pricedTokens === 0n ? { note: noPricesText(board.total) } : {}
}

type Asked = Pick<ReturnType<typeof boardQuestion>, 'category' | 'period' | 'variants'>

const files: Record<PriceList, (asked: Asked) => ExportFile> = {
  models: ({ category, period, variants }) => ({ name: 'prices', query: { category, period, variants } }),
  providers: ({ category, period }) => ({ name: 'provider-prices', query: { category, period } }),
  categories: ({ period }) => ({ name: 'category-prices', query: { period } }),
}
