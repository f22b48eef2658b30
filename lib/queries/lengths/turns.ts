import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { TurnRow } from '@/lib/domain/tokens/turns'
import { getFreshness } from '../shared/freshness'
import { selectSlices, widestSlices } from '../shared/source'

/** The requests of a range by their place within the session, as far as they name one: what chat history adds. */
export async function getTurns(
  reader: Reader,
  { category, range }: { category: CategoryFilter; range: DayRange },
): Promise<{ turns: TurnRow[]; estimated: boolean }> {
  const { dataThrough } = await getFreshness(reader)
  const where = sql`r.category_id = ${categoryFilterId(category)}`
  const source = { rollup: 'turn', where, isNarrow: false } as const
  const slices = widestSlices('turn', range, dataThrough)
  const columns = sql`r.turn, r.requests, r.prompt_tokens, r.completion_tokens, r.estimated`
  const rows = await reader.execute<TurnRow & { estimated: boolean } & Record<string, unknown>>(sql`
    select r.turn, exact_sum(r.requests) as requests, exact_sum(r.prompt_tokens) as "promptTokens",
      exact_sum(r.completion_tokens) as "completionTokens", bool_or(r.estimated) as estimated
    from (${selectSlices(source, slices, () => columns)}) r group by r.turn order by r.turn`)
  return {
    turns: rows.map(({ estimated, ...row }) => row),
    estimated: rows.some(({ estimated }) => estimated),
  }
}
