import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { digests } from '@/db/digests/digests'
import { madeKeys, summedColumns } from '@/db/schema/rollup-columns'
import { measuresOf, type RollupTable, rollupTables, windowsOf } from '@/db/schema/rollups'
import { addDays, type Day, startOfWeek } from '@/lib/domain/time/day'

const speedRows = `(values (1, ${madeKeys.latency_bucket}), (2, ${madeKeys.throughput_bucket}))`
const keyColumns: Record<string, string> = {
  author_id: 'm.author_id',
  measure: 'measure',
  bucket: 'bucket',
  ...madeKeys,
  turn: `least(50, (select count(*) from events o
    where o.day = e.day and o.session_hash = e.session_hash
      and (o.created_at < e.created_at or o.created_at = e.created_at and o.id collate "C" <= e.id collate "C")))`,
}
const onlyWith: Record<string, string> = {
  session: 'e.session_hash is not null',
  turn: 'e.session_hash is not null',
  account: 'e.account_hash is not null',
}

/** Fills all rollups from all events by plain statements. */
export async function fillRollups(db: Db, today: Day): Promise<void> {
  const through = addDays(today, -1)
  for (const table of rollupTables as readonly RollupTable[]) {
    const names = measuresOf(table)
    const measures = names.map((name) => `sum(${summedColumns[name]})::bigint`).join(', ')
    const sums = names.map((name) => `sum(${name})::bigint`).join(', ')
    const category = table.byCategory ? ['category_id'] : []
    const keys = table.keys.map((key) => keyColumns[key] ?? `e.${key}`)
    const columns = [...category, ...table.keys].join(', ')
    const from = `from events e join models m on m.id = e.model_id
      ${table.name === 'speed' ? `join lateral ${speedRows} s (measure, bucket) on bucket is not null` : ''}
      ${table.byCategory ? 'cross join lateral (values (0::smallint), (e.category_id)) c (category_id)' : ''}
      where ${onlyWith[table.name] ?? 'true'}`
    const keyed = [...(table.byCategory ? ['c.category_id'] : []), ...keys, 'e.day']
    const into = (span: string, extra: string) =>
      `insert into ${table.name}_${span} (${columns}, ${extra}, ${names.join(', ')})`
    const tables = table.spans.map((span) => `${table.name}_${span === 'window' ? 'windows' : span}`)
    await db.execute(sql.raw(`truncate ${tables.join(', ')}`))
    await db.execute(
      sql.raw(`${into('daily', 'day')} select ${keyed.join(', ')}, ${measures}
        ${from} group by ${keyed.map((_, place) => place + 1).join(', ')}`),
    )
    for (const span of table.spans as readonly string[]) {
      if (span === 'daily') continue
      if (span === 'window') {
        await fillWindows(db, table, columns, through)
        continue
      }
      const unit = span === 'weekly' ? 'week' : 'month'
      await db.execute(
        sql.raw(`${into(span, unit)}
          select ${columns}, date_trunc('${unit}', day)::date, ${sums}
          from ${table.name}_daily
          where (date_trunc('${unit}', day) + interval '1 ${unit}')::date <= date '${today}' group by ${columns}, date_trunc('${unit}', day)::date`),
      )
      if (!table.sumsCategories) continue
      const others = table.keys.filter((key) => key !== 'category_id').join(', ')
      await db.execute(
        sql.raw(`insert into ${table.name}_${span} (category_id, ${others}, ${unit}, ${names.join(', ')})
          select 0, ${others}, ${unit}, ${sums} from ${table.name}_${span} group by ${others}, ${unit}`),
      )
    }
  }
  await fillDigests(db, today)
  await db.execute(
    sql`update rollup_state set data_version = data_version + 1, data_through = ${through}, as_of = now()`,
  )
}

/** All weeks at once. */
async function fillDigests(db: Db, today: Day): Promise<void> {
  const weeks = { from: startOfWeek(addDays(today, -400)), until: startOfWeek(today) }
  for (const { name, keys, numbers, rows } of digests) {
    const columns = sql.raw([...keys, ...numbers].join(', '))
    const table = sql.identifier(name)
    await db.execute(sql`truncate ${table}`)
    await db.execute(sql`insert into ${table} (${columns}) select ${columns} from (${rows(weeks)}) r`)
  }
}

async function fillWindows(db: Db, table: RollupTable, keys: string, through: Day): Promise<void> {
  const { name } = table
  const numbers = windowsOf(table).flatMap(({ prefix, days, ago, measures }) =>
    measures.map((measure) => {
      const isInside = `day > '${addDays(through, -ago - days)}' and day <= '${addDays(through, -ago)}'`
      return {
        column: `${prefix}_${measure}`,
        sum: `coalesce(sum(${measure}) filter (where ${isInside}), 0)`,
      }
    }),
  )
  await db.execute(
    sql.raw(`insert into ${name}_windows (${keys}, ${numbers.map(({ column }) => column).join(', ')})
      select ${keys}, ${numbers.map(({ sum }) => sum).join(', ')} from ${name}_daily
      where day > '${addDays(through, -60)}' and day <= '${through}' group by ${keys}`),
  )
}
