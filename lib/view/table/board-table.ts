import { isOptional, type Metric, metrics, totalTokens } from '@/lib/domain/tokens/measures'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'
import { changeOf } from '@/lib/domain/traffic/change'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import { changeWords } from '../text/change-text'
import { entityName } from '../text/entity-name'
import { percent } from '../text/format'
import { text } from '../text/messages'
import { countCell, statedCell, valueCell } from '../text/metric-text'
import { rankColumn } from './rank-column'
import type { NameCell, RankCell, SparkCell, TableColumn, TableView } from './table-view'

/** `narrow` stands beside a chart or another board. */
export type BoardShape = 'full' | 'narrow'

interface BoardTableOptions {
  caption: string
  shape?: BoardShape
  /** What each entity had day by day, by slug. */
  sparklines?: ReadonlyMap<string, readonly bigint[]>
}

/** A board as a table: which columns it has follows from what it lists, its metric, and how much room there is. */
export function boardTable(
  board: Board,
  { caption, shape = 'full', sparklines }: BoardTableOptions,
): TableView {
  const { dimension, metric } = board
  const columns: TableColumn[] = [rankColumn(board.rows, (row) => moveOf(row, metric)), name(board)]
  const isTrending = board.rows.some(({ trendTriple }) => trendTriple !== null)
  if (shape === 'narrow') {
    columns.push(value(board, metric), narrowShare(board), ...(isTrending ? [growth(board)] : change(board)))
  } else {
    if (dimension === 'models') columns.push(author(board))
    if (isTrending) columns.push(growth(board))
    columns.push(value(board, metric), share(board))
    if (!isTrending) columns.push(...change(board))
    if (sparklines) columns.push(sparks(board, sparklines))
    if (metric !== 'tokens') columns.push(secondary(board, 'tokens'))
    if (dimension === 'models' && metric !== 'reasoning') columns.push(reasoning(board))
    if (dimension === 'apps' && metric !== 'requests') columns.push(secondary(board, 'requests'))
    if (dimension === 'apps') columns.push(tokensPerRequest(board))
  }
  return { caption, keys: board.rows.map(({ slug, kind }) => slug + kind), columns }
}

/** Trending ranks growth, which has no rank before: it shows none. */
function moveOf({ rank, previous, previousRank, trendTriple }: BoardRow, metric: Metric): RankCell['move'] {
  if (rank === null || previous === null || trendTriple !== null || previousRank === rank) return null
  if (previousRank === null) {
    if (isOptional(metric)) return null
    return { direction: 'new', text: text('ranks.new'), title: text('ranks.newTitle') }
  }
  const places = Math.abs(previousRank - rank)
  const direction = previousRank > rank ? 'up' : 'down'
  return {
    direction,
    text: String(places),
    title: text(`ranks.${direction}`, { places, before: previousRank }),
  }
}

function name(board: Board): TableColumn {
  const { dimension } = board
  const cells = board.rows.map((row): NameCell => {
    const colour = colourOf(dimension, row.slug)
    if (row.kind === 'other') return { name: otherName(board), href: null, colour }
    const notes: NameCell['notes'] = []
    if (row.author) notes.push({ text: row.author.name, below: 'md' })
    if (row.author && row.reasoningTokens > 0n) {
      const share = percent(row.reasoningTokens, row.completionTokens)
      notes.push({ text: text('lists.reasoningShare', { share }), below: 'md' })
    }
    if (dimension === 'apps') notes.push({ text: countCell('requests', row.requests).title, below: 'sm' })
    const href = entityPath(dimension, row.slug)
    return { name: entityName(dimension, row.slug, row.name), href, colour, notes }
  })
  return { id: 'name', kind: 'name', label: text(`dimensions.${dimension}.one`), cells }
}

function otherName({ rows, entityCount }: Board): string {
  const left = entityCount - rows.filter((row) => row.kind === 'entity').length
  return left > 0 ? text('lists.otherWithCount', { count: left }) : text('lists.other')
}

function author({ rows }: Board): TableColumn {
  const cells = rows.map(
    (row) => row.author && { text: row.author.name, href: entityPath('authors', row.author.slug) },
  )
  return { id: 'author', kind: 'link', label: text('dimensions.authors.one'), hiddenBelow: 'md', cells }
}

function value({ rows, total }: Board, metric: Metric): TableColumn {
  const read = metrics[metric].valueOf
  const cells = rows.map((row) => {
    const cell = statedCell(metric, read(row), row.estimated)
    return cell && { ...cell, note: percent(read(row), read(total)) }
  })
  const label = text(metric === 'normalised' ? 'metrics.normalised.column' : `metrics.${metric}.label`)
  return { id: metric, kind: 'count', label, cells }
}

function secondary({ rows }: Board, metric: Metric): TableColumn {
  const cells = rows.map((row) => valueCell(metric, metrics[metric].valueOf(row), row.estimated))
  return { id: metric, kind: 'count', label: text(`metrics.${metric}.label`), hiddenBelow: 'md', cells }
}

function share({ dimension, metric, rows, total }: Board): TableColumn {
  const read = metrics[metric].valueOf
  const entities = rows.filter(({ kind }) => kind === 'entity')
  const largest = largestOf(entities.map(read))
  const cells = rows.map((row) => ({
    text: percent(read(row), read(total)),
    part: Math.min(1, ratio(read(row), largest) ?? 0),
    colour: colourOf(dimension, row.slug),
  }))
  const label = text('columns.share.label')
  return { id: 'share', kind: 'share', label, hint: text('columns.share.hint'), hiddenBelow: 'sm', cells }
}

function narrowShare({ metric, rows, total }: Board): TableColumn {
  const read = metrics[metric].valueOf
  const cells = rows.map((row) => percent(read(row), read(total)))
  const label = text('columns.share.label')
  return { id: 'share', kind: 'text', label, hint: text('columns.share.hint'), hiddenBelow: 'sm', cells }
}

/** No column where the window has nothing to compare with. */
function change({ metric, rows, window }: Board): TableColumn[] {
  if (window.previous === null) return []
  const read = metrics[metric].valueOf
  const cells = rows.map((row) => {
    const isKnown =
      !isOptional(metric) || (read(row) > 0n && row.previous !== null && read(row.previous) > 0n)
    return changeWords(isKnown ? changeOf(read(row), row.previous && read(row.previous)) : null)
  })
  const words = { label: text('columns.change.label'), hint: text('columns.change.hint') }
  return [{ id: 'change', kind: 'change', ...words, cells }]
}

function growth({ metric, rows }: Board): TableColumn {
  const cells = rows.map((row) => {
    if (row.trendTriple === null) return null
    const cell = valueCell(metric, row.trendTriple / 3n, row.estimated)
    return { ...cell, title: text('columns.growth.cell', { value: cell.title }) }
  })
  const label = text('columns.growth.label')
  return { id: 'growth', kind: 'count', label, hint: text('columns.growth.hint'), cells }
}

function reasoning({ rows }: Board): TableColumn {
  const cells = rows.map((row) => percent(row.reasoningTokens, row.completionTokens))
  const label = text('columns.reasoning.label')
  return {
    id: 'reasoning-share',
    kind: 'text',
    label,
    hint: text('columns.reasoning.hint'),
    hiddenBelow: 'md',
    cells,
  }
}

function tokensPerRequest({ rows }: Board): TableColumn {
  const cells = rows.map((row) =>
    row.requests > 0n ? countCell('tokensPerRequest', totalTokens(row) / row.requests, row.estimated) : null,
  )
  const label = text('columns.tokensPerRequest.label')
  const hint = text('columns.tokensPerRequest.hint')
  return { id: 'tokens-per-request', kind: 'count', label, hint, hiddenBelow: 'md', cells }
}

function sparks({ dimension, rows }: Board, bySlug: ReadonlyMap<string, readonly bigint[]>): TableColumn {
  const cells = rows.map((row): SparkCell | null => {
    const values = row.kind === 'entity' ? bySlug.get(row.slug) : undefined
    if (!values || values.length < 2) return null
    const highest = largestOf(values)
    const heights = values.map((value) => Math.round(100 * ratio(value, highest)!))
    return {
      heights,
      title: text('columns.spark.cell', { days: values.length }),
      colour: colourOf(dimension, row.slug),
    }
  })
  return { id: 'spark', kind: 'spark', label: text('columns.spark.label'), hiddenBelow: 'lg', cells }
}

/** At least 1, so that it can be divided by. */
function largestOf(values: readonly bigint[]): bigint {
  let largest = 1n
  for (const value of values) if (value > largest) largest = value
  return largest
}
