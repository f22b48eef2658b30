import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { DayRange } from '@/lib/domain/time/day-range'

/**
 * Whether the tokens behind each cost are known of all these days. Days that were sealed before they were counted have
 * the cost alone, so that a price over them and others would be too high.
 */
export async function knowsPrices(reader: Reader, { from, until }: DayRange): Promise<boolean> {
  const [unknown] = await reader.execute(sql`
    select from rollup_days d join category_daily r on r.day = d.day and r.category_id = 0
    where d.state = 'sealed' and d.day >= ${from} and d.day < ${until}
      and r.cost_nano_usd > 0 and r.priced_tokens = 0
    limit 1`)
  return unknown === undefined
}

/** A row whose price is not known. */
export function withoutPrice<Row extends { pricedTokens: bigint }>(row: Row): Row {
  return { ...row, pricedTokens: 0n }
}
