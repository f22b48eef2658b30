import { BoardTable } from '@/components/boards/board-table'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { Board } from '@/lib/domain/traffic/board'
import { getBoard } from '@/lib/queries/boards/board'
import { partsFile, partsOverTimeFile } from '@/lib/view/entity/entity-file'
import { entityPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import { type EntityContext, type EntitySection, listQuestion } from './context'
import { type PartsList, readParts } from './parts-chart'

const LIST_TOP = 15
const BESIDE_CHART = 10

/** A chart of what its tokens are made of beside the list of the week. */
export function overTime(list: PartsList): EntitySection {
  return async (context) => {
    if (!context.hasTraffic) return null
    const { reader, of, now } = context
    const { view, grain } = await readParts(context, list)
    const board = await getBoard(reader, list, { ...listQuestion(context), limit: BESIDE_CHART }, now, of)
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
            <Exports
              label={text('boards.overTime')}
              file={partsOverTimeFile(context, list, grain)}
              picture={entityPicturePath(context.dimension, context.slug, list)}
            />
          </div>
          <List context={context} list={list} board={board} />
        </div>
      </Section>
    )
  }
}

/** Lists of what its tokens are made of, side by side. */
export function lists(...names: PartsList[]): EntitySection {
  return async (context) => {
    if (!context.hasTraffic) return null
    const { reader, of, now } = context
    const boards: { list: PartsList; board: Board }[] = []
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

function List({ context, list, board }: { context: EntityContext; list: PartsList; board: Board }) {
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
