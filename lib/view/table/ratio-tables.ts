import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Measures } from '@/lib/domain/tokens/measures'
import { ratio, ratioText } from '@/lib/domain/tokens/ratio'
import { type Ratio, ratioOf, ratios } from '@/lib/domain/tokens/ratios'
import type { ReasoningModel } from '@/lib/domain/tokens/reasoning'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import { type CountUnit, countText } from '../text/count-text'
import { entityName } from '../text/entity-name'
import { compactCount, percent } from '../text/format'
import { text } from '../text/messages'
import { valueCell } from '../text/metric-text'
import { shortNumber } from '../text/number-kind'
import { rankColumn } from './rank-column'
import type { CountCell, TableColumn, TableView } from './table-view'

/** The mean length of a request in whole tokens; null where there is no request. */
function meanCell(name: Ratio, row: Measures): CountCell | null {
  const value = ratioText(ratios[name].part(row), ratios[name].whole(row), 0)
  if (value === null) return null
  const unit: CountUnit = 'tokensPerRequest'
  const title = countText(unit, BigInt(value), row.estimated)
  return { short: compactCount(BigInt(value)), value, title, isEstimate: row.estimated }
}

function callsCell(row: Measures): CountCell | null {
  const value = ratioOf('callsPerRequest', row)
  if (value === null) return null
  const title = text('ratios.callsPerRequest.cell', { calls: row.toolCalls, requests: row.requests })
  return {
    short: shortNumber('callsPerRequest', value),
    value: String(value),
    title,
    isEstimate: row.estimated,
  }
}

function nameColumn(dimension: Dimension, rows: readonly BoardRow[]): TableColumn {
  const cells = rows.map(({ slug, name, kind }) =>
    kind === 'other'
      ? { name: text('lists.other'), href: null, colour: colourOf(dimension, slug) }
      : {
          name: entityName(dimension, slug, name),
          href: entityPath(dimension, slug),
          colour: colourOf(dimension, slug),
        },
  )
  return { id: 'name', kind: 'name', label: text(`dimensions.${dimension}.one`), cells }
}

/** The mean lengths of each category. */
export function meansTable({ rows }: Board, caption: string): TableView {
  const mean = (name: 'promptLength' | 'completionLength'): TableColumn => {
    const cells = rows.map((row) => meanCell(name, row))
    return {
      id: name,
      kind: 'count',
      label: text(`ratios.${name}.short`),
      hint: text(`ratios.${name}.label`),
      cells,
    }
  }
  const requests: TableColumn = {
    id: 'requests',
    kind: 'count',
    label: text('metrics.requests.label'),
    hiddenBelow: 'sm',
    cells: rows.map((row) => valueCell('requests', row.requests, row.estimated)),
  }
  const columns = [nameColumn('categories', rows), mean('promptLength'), mean('completionLength'), requests]
  return { caption, keys: rows.map(({ slug, kind }) => slug + kind), columns }
}

/** A board by tool calls, with how many requests called any, and how many calls a request makes. */
export function toolTable({ dimension, rows }: Board, caption: string): TableView {
  return {
    caption,
    keys: rows.map(({ slug, kind }) => slug + kind),
    columns: [
      rankColumn(rows),
      nameColumn(dimension, rows),
      {
        id: 'tools',
        kind: 'count',
        label: text('metrics.tools.label'),
        cells: rows.map((row) => valueCell('tools', row.toolCalls, row.estimated)),
      },
      {
        id: 'tool-share',
        kind: 'text',
        label: text('ratios.toolShare.label'),
        hint: text('ratios.toolShare.hint'),
        cells: rows.map((row) => percent(row.toolRequests, row.requests)),
      },
      {
        id: 'calls-per-request',
        kind: 'count',
        label: text('ratios.callsPerRequest.label'),
        hint: text('ratios.callsPerRequest.hint'),
        hiddenBelow: 'sm',
        cells: rows.map(callsCell),
      },
    ],
  }
}

/** Models by the part of their output that is reasoning. */
export function reasoningTable(
  rows: readonly ReasoningModel[],
  caption: string,
  isNarrow: boolean,
): TableView {
  const largest = rows.map((row) => ratio(row.reasoningTokens, row.completionTokens)!)
  const highest = Math.max(...largest)
  const author: TableColumn = {
    id: 'author',
    kind: 'link',
    label: text('dimensions.authors.one'),
    hiddenBelow: 'md',
    cells: rows.map((row) => ({ text: row.author.name, href: entityPath('authors', row.author.slug)! })),
  }
  return {
    caption,
    keys: rows.map(({ slug }) => slug),
    columns: [
      rankColumn(rows.map((_, index) => ({ rank: index + 1 }))),
      {
        id: 'name',
        kind: 'name',
        label: text('dimensions.models.one'),
        cells: rows.map(({ slug, name, completionTokens }) => ({
          name,
          href: entityPath('models', slug),
          colour: colourOf('models', slug),
          notes: [
            {
              text: text('columns.output.note', { compact: compactCount(completionTokens) }),
              below: 'sm' as const,
            },
          ],
        })),
      },
      ...(isNarrow ? [] : [author]),
      {
        id: 'reasoning-share',
        kind: 'share',
        label: text('columns.reasoning.label'),
        hint: text('columns.reasoning.hint'),
        cells: rows.map(({ slug, ...row }, index) => ({
          text: percent(row.reasoningTokens, row.completionTokens),
          part: highest > 0 ? largest[index]! / highest : 0,
          colour: colourOf('models', slug),
        })),
      },
      {
        id: 'output',
        kind: 'count',
        label: text('columns.output.label'),
        hint: text('columns.output.hint'),
        hiddenBelow: 'sm',
        cells: rows.map((row) => valueCell('tokens', row.completionTokens, row.estimated)),
      },
      ...(isNarrow ? [] : [reasoningTokens(rows)]),
    ],
  }
}

function reasoningTokens(rows: readonly ReasoningModel[]): TableColumn {
  return {
    id: 'reasoning',
    kind: 'count',
    label: text('metrics.reasoning.label'),
    hiddenBelow: 'sm',
    cells: rows.map((row) => valueCell('reasoning', row.reasoningTokens, row.estimated)),
  }
}
