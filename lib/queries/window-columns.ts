import { sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollups'
import type { BoardRows } from './board-window'
import type { Column } from './measures'

/** What the window before had, of rows that know it. */
export const previousNames = ['previous_total_tokens', 'previous_requests'] as const

type Prepared = Extract<BoardRows, { kind: 'prepared' }>

/** The columns of a windows table that a board needs, under the names that they have everywhere else. */
export function preparedColumns({ current, previous, baseline }: Prepared): Column[] {
  const column = (prefix: string, name: string) => sql`r.${sql.identifier(`${prefix}_${name}`)}`
  const tokens = (prefix: string) =>
    sql`(${column(prefix, 'prompt_tokens')} + ${column(prefix, 'completion_tokens')})`
  return [
    ...additiveNames.map((name) => ({ name, value: column(current, name) })),
    { name: 'previous_total_tokens', value: tokens(previous) },
    { name: 'previous_requests', value: column(previous, 'requests') },
    { name: 'baseline_total_tokens', value: sql.join(baseline.map(tokens), sql` + `) },
  ]
}
