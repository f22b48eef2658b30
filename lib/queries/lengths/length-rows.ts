import { type SQL, sql } from 'drizzle-orm'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import type { BoardRows } from '../shared/board-window'
import { type Column, named, plain, sums } from '../shared/measures'
import { type Slice, sliceBucket } from '../shared/slices'
import { type Source, selectSlices, selectWindows, totalSource } from '../shared/source'

/** Stands for all lengths together: the category's own row, which knows of days without lengths too. */
export const ALL_LENGTHS = -1

export interface LengthSums extends Record<string, unknown> {
  length: number
  requests: bigint
  prompt_tokens: bigint
  completion_tokens: bigint
  sampled_requests: bigint
}

const summed = ['requests', 'prompt_tokens', 'completion_tokens', 'sampled_requests'] as const

export const lengthColumns: Column[] = summed.map((name) => ({ name, value: sql`r.${sql.identifier(name)}` }))

/** What is told apart: the lengths, and all of them together. */
const parts = (category: CategoryFilter): { source: Source; length: SQL }[] => [
  {
    source: { rollup: 'length', where: sql`r.category_id = ${categoryFilterId(category)}`, isNarrow: false },
    length: sql`r.length_bucket`,
  },
  { source: totalSource(category), length: sql`${ALL_LENGTHS}::smallint` },
]

/** One row a length with its sums in the window and its requests in the one before, null where there is none. */
export function lengthsInWindow(category: CategoryFilter, rows: BoardRows): SQL {
  const previous = { name: 'previous_requests', value: sql`r.previous_requests` }
  const read = parts(category).map(({ source, length }) => {
    if (rows.kind === 'prepared') {
      const current = summed.map((name) => sql`r.${sql.identifier(`${rows.current}_${name}`)}`)
      const before = sql`r.${sql.identifier(`${rows.previous}_requests`)}`
      return selectWindows(source, sql`${length} as length, ${asNamed([...current, before])}`)
    }
    const of = (slices: Slice[], values: SQL[]) =>
      selectSlices(source, slices, () => sql`${length} as length, ${asNamed(values)}`)
    const own = lengthColumns.map(({ value }) => value)
    const zero = sql`0::bigint`
    const current = of(rows.current, [...own, rows.previous ? zero : sql`null::bigint`])
    if (!rows.previous) return current
    const before = of(rows.previous, [...lengthColumns.map(() => zero), sql`r.requests`])
    return sql`${current} union all ${before}`
  })
  return sql`
    select r.length, ${sums([...named(lengthColumns), previous])}
    from (${sql.join(read, sql` union all `)}) r group by r.length`
}

/** One row a length and bucket of a chart. */
export function lengthsByBucket(
  category: CategoryFilter,
  slices: Slice[],
  grain: 'day' | 'week' | 'month',
): SQL {
  const read = parts(category).map(({ source, length }) =>
    selectSlices(
      source,
      slices,
      (slice) => sql`${length} as length, ${sliceBucket(slice, grain)} as bucket, ${plain(lengthColumns)}`,
    ),
  )
  return sql`
    select r.bucket, r.length, ${sums(named(lengthColumns))}
    from (${sql.join(read, sql` union all `)}) r group by r.bucket, r.length`
}

function asNamed(values: SQL[]): SQL {
  return plain([...summed, 'previous_requests'].map((name, index) => ({ name, value: values[index]! })))
}
