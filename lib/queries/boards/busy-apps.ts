import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'

const COUNT = 2000

let known: { at: string; ids: number[] } | undefined

/**
 * The busiest apps of the last 30 complete days, busiest first. Ordering 50,000 apps takes longer than a search may,
 * so that each process does it once a day.
 */
export async function busyApps(reader: Reader): Promise<number[]> {
  const [state] = await reader.execute<{ at: string }>(sql`
    select concat_ws(' ', current_database(), data_through) as at from rollup_state`)
  if (!state) throw new Error('rollup_state has no row: the migrations have not run')
  if (known?.at === state.at) return known.ids
  const rows = await reader.execute<{ id: number }>(sql`
    select app_id as id from app_windows where category_id = 0
    order by month_prompt_tokens + month_completion_tokens desc, app_id limit ${COUNT}`)
  known = { at: state.at, ids: rows.map(({ id }) => id) }
  return known.ids
}
