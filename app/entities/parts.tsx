import { BoardTable } from '@/components/boards/board-table'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { Board } from '@/lib/domain/board'
import { fromFirstTraffic, seriesView } from '@/lib/domain/chart-views'
import type { EntityDimension } from '@/lib/domain/dimension'
import { partsFile, partsOverTimeFile } from '@/lib/domain/entity-file'
import { entityParts } from '@/lib/domain/entity-parts'
import { text } from '@/lib/domain/messages'
import { windowText } from '@/lib/domain/period-text'
import type { ChartMode } from '@/lib/domain/question'
import { getBoard } from '@/lib/queries/board'
import { getSeries } from '@/lib/queries/series'
import { type EntityContext, type EntitySection, listQuestion } from './context'

const LIST_TOP = 15
const BESIDE_CHART = 10
const CHART_TOP = 9

type List = EntityDimension | 'categories'

/** A chart of what its tokens are made of beside the list of the week. */
export function overTime(list: List, mode: ChartMode = 'absolute'): EntitySection {
  return async (context) => {
    const { reader, of, dimension, name, category, variants, now, hasTraffic } = context
    if (!hasTraffic) return null
    // What pairs of two things add up to is kept day by day: a year of it would be read row by row.
    const isKeptByWeek = dimension === 'categories' || entityParts[dimension][list]?.isWhole
    const grain = isKeptByWeek ? 'week' : 'day'
    const question = { ...listQuestion(context), grain, top: CHART_TOP } as const
    const chart = await getSeries(reader, list, question, now, of)
    const board = await getBoard(reader, list, { ...listQuestion(context), limit: BESIDE_CHART }, now, of)
    const title = text(mode === 'share' ? 'entities.charts.shareBy' : 'entities.charts.tokensBy', {
      grain,
      name,
      dimension: text(`dimensions.${list}.inSentence`),
    })
    const view = fromFirstTraffic(seriesView(chart, title, mode))
    const owner = { dimension, slug: context.slug, category, variants }
    return (
      <Section
        key={`${list}-over-time`}
        id={`its-${list}`}
        title={text(`dimensions.${list}.many`)}
        description={descriptionOf(context, board)}
      >
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <div className="min-w-0">
            <ChartFigure id={`its-${list}-chart`} view={view} legend="line" />
            <Exports label={text('boards.overTime')} file={partsOverTimeFile(owner, list, grain)} />
          </div>
          <List context={context} list={list} board={board} />
        </div>
      </Section>
    )
  }
}

/** Lists of what its tokens are made of, side by side. */
export function lists(...names: List[]): EntitySection {
  return async (context) => {
    if (!context.hasTraffic) return null
    const { reader, of, now } = context
    const boards: { list: List; board: Board }[] = []
    for (const list of names) {
      const question = { ...listQuestion(context), limit: LIST_TOP }
      boards.push({ list, board: await getBoard(reader, list, question, now, of) })
    }
    return (
      <div key={names.join()} className="grid gap-x-12 lg:grid-cols-2">
        {boards.map(({ list, board }) => (
          <Section
            key={list}
            id={`its-${list}`}
            title={text(`dimensions.${list}.many`)}
            description={descriptionOf(context, board)}
          >
            <List context={context} list={list} board={board} />
          </Section>
        ))}
      </div>
    )
  }
}

function descriptionOf({ dimension }: EntityContext, { window }: Board): string {
  return text('entities.partsOf', { dimension, days: windowText('week', window) })
}

function List({ context, list, board }: { context: EntityContext; list: List; board: Board }) {
  if (board.rows.length === 0) return <p className="text-muted">{text('entities.nothing')}</p>
  return (
    <div className="min-w-0">
      <BoardTable
        board={board}
        caption={text('entities.listOf', { list, name: context.name })}
        shape="narrow"
      />
      <Exports label={text('boards.wholeList')} file={partsFile(context, list)} />
    </div>
  )
}
