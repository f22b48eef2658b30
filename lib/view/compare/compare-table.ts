import { isOptional } from '@/lib/domain/tokens/measures'
import { changeOf } from '@/lib/domain/traffic/change'
import type { ComparedWindow, Comparison } from '@/lib/domain/traffic/comparison'
import { entityPath } from '../address/entity-path'
import type { TableColumn, TableView } from '../table/table-view'
import { changeWords } from '../text/change-text'
import { entityName } from '../text/entity-name'
import { percent } from '../text/format'
import { text } from '../text/messages'
import { statedCell } from '../text/metric-text'
import { comparedColours } from './compare-view'

/** How the compared do lately: the last 7 and the last 30 complete days, each against the equal window before. */
export function comparisonTable(comparison: Comparison): TableView {
  const { question, entities } = comparison
  const { dimension, metric } = question
  const colours = comparedColours(comparison)
  const name: TableColumn = {
    id: 'name',
    kind: 'name',
    label: text(`dimensions.${dimension}.one`),
    cells: entities.map((entity, index) => ({
      name: entityName(dimension, entity.slug, entity.name),
      href: entityPath(dimension, entity.slug),
      colour: colours[index]!,
    })),
  }
  return {
    caption: text('compare.table.caption', { metric: text(`metrics.${metric}.inSentence`) }),
    keys: entities.map(({ slug }) => slug),
    columns: [name, ...windowColumns(comparison, 'week'), ...windowColumns(comparison, 'month')],
  }
}

function windowColumns({ question, entities, total }: Comparison, window: 'week' | 'month'): TableColumn[] {
  const cellsOf = <Cell>(write: (window: ComparedWindow) => Cell) =>
    entities.map((entity) => write(entity[window]))
  const isKnown = (value: bigint) => !isOptional(question.metric) || value > 0n
  const hiddenBelow = window === 'month' ? 'md' : 'sm'
  return [
    {
      id: window,
      kind: 'count',
      label: text(`compare.table.${window}`),
      hint: text('compare.table.hint'),
      hiddenBelow: window === 'month' ? 'sm' : undefined,
      cells: cellsOf(({ value, estimated }) => statedCell(question.metric, value, estimated)),
    },
    {
      id: `${window}-share`,
      kind: 'text',
      label: text('columns.share.label'),
      hint: text('columns.share.hint'),
      hiddenBelow,
      cells: cellsOf(({ value }) => (isKnown(value) ? percent(value, total[window].value) : null)),
    },
    {
      id: `${window}-change`,
      kind: 'change',
      label: text('columns.change.label'),
      hint: text('columns.change.hint'),
      hiddenBelow: window === 'month' ? 'md' : undefined,
      cells: cellsOf(({ value, previous }) =>
        changeWords(
          isKnown(value) && previous !== null && isKnown(previous) ? changeOf(value, previous) : null,
        ),
      ),
    },
  ]
}
