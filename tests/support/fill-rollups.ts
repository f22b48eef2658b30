import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { additiveColumns, additiveNames, rollupTables } from '@/db/schema/rollups'
import { addDays, type Day } from '@/lib/domain/day'

const sums = additiveNames.map((name) => `sum(${name})::bigint`).join(', ')

/** Fills all rollups from all events by plain statements. */
export async function fillRollups(db: Db, today: Day): Promise<void> {
  const through = addDays(today, -1)
  const measures = additiveNames.map((name) => `sum(${additiveColumns[name]})::bigint`).join(', ')
  for (const table of rollupTables) {
    const category = table.byCategory ? ['category_id'] : []
    const keys = table.keys.map((key) => (key === 'author_id' ? 'm.author_id' : `e.${key}`))
    const columns = [...category, ...table.keys].join(', ')
    const from = `from events e join models m on m.id = e.model_id
      ${table.byCategory ? 'cross join lateral (values (0::smallint), (e.category_id)) c (category_id)' : ''}`
    const group = [...(table.byCategory ? ['c.category_id'] : []), ...keys].join(', ')
    const into = (span: string, extra: string) =>
      `insert into ${table.name}_${span} (${columns}, ${extra}, ${additiveNames.join(', ')})`
    await db.execute(sql.raw(`truncate ${table.spans.map((span) => `${table.name}_${span}`).join(', ')}`))
    await db.execute(
      sql.raw(`${into('daily', 'day')} select ${group}, e.day, ${measures}
        ${from} group by ${group}, e.day`),
    )
    for (const span of table.spans as readonly string[]) {
      if (span === 'daily') continue
      if (span === 'window') {
        for (const [period, days, slots] of [
          ['week', 7, 4],
          ['month', 30, 2],
        ] as const) {
          for (let slot = 0; slot < slots; slot++) {
            await db.execute(
              sql.raw(`${into('window', 'period, slot')}
                select ${columns}, '${period}', ${slot}, ${sums} from ${table.name}_daily
                where day > '${addDays(through, -days * (slot + 1))}' and day <= '${addDays(through, -days * slot)}'
                group by ${columns}`),
            )
          }
        }
        continue
      }
      const unit = span === 'weekly' ? 'week' : 'month'
      await db.execute(
        sql.raw(`${into(span, unit)}
          select ${columns}, date_trunc('${unit}', day)::date, ${sums}
          from ${table.name}_daily group by ${columns}, date_trunc('${unit}', day)::date`),
      )
    }
  }
  await db.execute(
    sql`update rollup_state set data_version = data_version + 1, data_through = ${through}, as_of = now()`,
  )
}
