import { type SQL, sql } from 'drizzle-orm'
import { type Additive, additiveNames } from '@/db/schema/rollup-columns'
import { measuresOf, type RollupName, type RollupTable, rollupTables, type Span } from '@/db/schema/rollups'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import { type Dimension, dimensions } from '@/lib/domain/entity/dimension'
import { coverRange, type Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type Slice, sliceCondition, slicesOfCover, slicesOfRange } from './slices'

/** Which rows of which rollup a question is about. */
export interface Source {
  rollup: RollupName
  /** Picks the rows of the rollup, alias `r`, whatever the days. */
  where: SQL
  /** Whether these are few of the rows of a date, so that they are worth a look into an index for each. */
  isNarrow: boolean
}

/** A source whose rows are told apart by the entity that the column names. */
export interface EntitySource extends Source {
  key: string
  /** Whether several rows of one bucket can belong to one entity, before any variants are merged. */
  repeats: boolean
}

export function spansOf(rollup: RollupName): readonly Span[] {
  return tableOf(rollup).spans
}

function tableOf(rollup: RollupName): RollupTable {
  return rollupTables.find((table) => table.name === rollup)!
}

/** The fewest rows of a rollup that stand for the days. */
export function widestSlices(rollup: RollupName, range: DayRange, dataThrough: Day | null): Slice[] {
  const spans = spansOf(rollup)
  const hasWeeksOnly = spans.includes('weekly') && !spans.includes('monthly')
  if (hasWeeksOnly) return slicesOfCover(coverRange(range, 'week', dataThrough))
  return slicesOfRange(range, spans.includes('monthly'), dataThrough)
}

/** The rows of a rollup for buckets of a grain: day by day where it has none so wide. */
export function bucketSlices(
  rollup: RollupName,
  range: DayRange,
  grain: Grain,
  dataThrough: Day | null,
): Slice[] {
  const slices = slicesOfCover(coverRange(range, grain, dataThrough))
  return slices.every(({ span }) => spansOf(rollup).includes(span)) ? slices : [{ span: 'daily', range }]
}

/** The measures that a rollup does not sum: what it says of them is nothing. */
export function unknownMeasures(rollup: RollupName): Additive[] {
  const known = measuresOf(tableOf(rollup))
  return additiveNames.filter((name) => !known.includes(name))
}

/** The rows of a rollup under the alias `r`, with a zero for each measure that it does not sum. */
function rowsOf(rollup: RollupName, span: Span): SQL {
  const rows = sql.identifier(`${rollup}_${span}`)
  const missing = unknownMeasures(rollup)
  if (missing.length === 0) return sql`${rows} r`
  const zeros = missing.map((name) => sql`0::bigint as ${sql.identifier(name)}`)
  return sql`(select t.*, ${sql.join(zeros, sql`, `)} from ${rows} t) r`
}

/** All entities of a dimension within a category. */
export function dimensionSource(dimension: Dimension, category: CategoryFilter): EntitySource {
  const { rollup, key } = dimensions[dimension]
  const id = categoryFilterId(category)
  // A category is an entity of its own board, where the row of all of them together must not be listed.
  const where = dimension === 'categories' && id === 0 ? sql`r.category_id > 0` : sql`r.category_id = ${id}`
  return { rollup, key, where, isNarrow: false, repeats: false }
}

/** The total that the entities of any dimension add up to. */
export function totalSource(category: CategoryFilter): Source {
  return {
    rollup: 'category',
    where: sql`r.category_id = ${categoryFilterId(category)}`,
    isNarrow: false,
  }
}

/** A `select` of the columns over all slices of a source, to be used as a subquery. */
export function selectSlices(source: Source, slices: Slice[], columns: (slice: Slice) => SQL): SQL {
  const { rollup, where, isNarrow } = source
  const parts = slices.map((slice) => {
    const rows = rowsOf(rollup, slice.span)
    return sql`select ${columns(slice)} from ${rows} where ${where} and ${sliceCondition(slice, isNarrow)}`
  })
  return sql.join(parts, sql` union all `)
}

/** A `select` of the columns over the prepared windows of a source. */
export function selectWindows({ rollup, where }: Source, columns: SQL): SQL {
  return sql`select ${columns} from ${sql.identifier(`${rollup}_windows`)} r where ${where}`
}

/** An array of ids as one parameter, `any(…)` whatever their number. */
export function idArray(ids: readonly number[]): SQL {
  return sql`${`{${ids.join(',')}}`}::int[]`
}
