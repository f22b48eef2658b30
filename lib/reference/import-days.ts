import { z } from 'zod'
import type { Db } from '@/db/client'
import { announceCatalogue } from '@/lib/catalogue/announce'
import type { CatalogueOptions } from '@/lib/catalogue/import-models'
import { inTransaction } from '@/lib/catalogue/in-transaction'
import { parseDocument, readItems, readWhole } from '@/lib/catalogue/read-items'
import { parseModelSlug } from '@/lib/domain/entity/slug'
import { OTHER_PERMASLUG } from '@/lib/domain/traffic/reference'
import { OperatorError } from '@/lib/operator-error'
import { calendarDay, readMeta, total } from './read'
import type { ReferenceReport } from './report'
import { citationOf, referenceSources, storeSource } from './sources'

const row = z.object({
  date: calendarDay,
  model_permaslug: z
    .string()
    .refine(
      (slug) => slug === OTHER_PERMASLUG || parseModelSlug(slug) !== undefined,
      'must be author/slug, optionally with :variant, or other',
    ),
  total_tokens: total,
})

/**
 * Takes in the dataset `rankings-daily`: tokens by model and day of another router. Each day of the file replaces what
 * was known of that day, whole. Nothing of it is added to one's own figures.
 */
export async function importReferenceDays(
  db: Db,
  pieces: AsyncIterable<string> | Iterable<string>,
  { now, isDryRun = false }: CatalogueOptions,
): Promise<ReferenceReport> {
  const document = parseDocument(await readWhole(pieces))
  const asOf = new Date(readMeta(document).as_of)
  const { items, faults } = readItems(document, row, 'days')
  // Half a day would change every share of that day: better none at all.
  if (faults.length > 0) throw new OperatorError(`Nothing was imported: ${faults.slice(0, 5).join('; ')}.`)
  refuseRepeated(items)
  const days = [...new Set(items.map(({ date }) => date))].sort()
  if (days.length === 0) throw new OperatorError('The text holds no days under "data".')
  const sent = JSON.stringify(
    items.map(({ date, model_permaslug, total_tokens }) => ({
      day: date,
      permaslug: model_permaslug,
      total_tokens: String(total_tokens),
    })),
  )
  const source = referenceSources.rankings
  const counts = await inTransaction(db.$client, isDryRun, async (sql) => {
    const sourceId = await storeSource(sql, source, asOf, now)
    const gone = await sql`
      delete from reference_daily where source_id = ${sourceId} and day = any(${days}::text[]::date[])
        and not exists (
          select from json_to_recordset(${sent}::text::json) as sent (day date, permaslug text)
          where sent.day = reference_daily.day and sent.permaslug = reference_daily.permaslug)`
    const changed = await sql`
      update reference_daily set total_tokens = sent.total_tokens
      from json_to_recordset(${sent}::text::json) as sent (day date, permaslug text, total_tokens bigint)
      where source_id = ${sourceId} and sent.day = reference_daily.day
        and sent.permaslug = reference_daily.permaslug and sent.total_tokens <> reference_daily.total_tokens`
    const added = await sql`
      insert into reference_daily (source_id, day, permaslug, total_tokens)
      select ${sourceId}::integer, day, permaslug, total_tokens from json_to_recordset(${sent}::text::json)
        as sent (day date, permaslug text, total_tokens bigint)
      order by day, permaslug
      on conflict do nothing`
    return { added: added.count, changed: changed.count + gone.count }
  })
  if (counts.added + counts.changed > 0 && !isDryRun) await announceCatalogue(db)
  return {
    kind: 'reference',
    name: `${source.name} rankings-daily`,
    citation: citationOf(source, asOf),
    from: days[0]!,
    through: days.at(-1)!,
    read: items.length,
    ...counts,
    faults,
  }
}

function refuseRepeated(items: readonly z.output<typeof row>[]): void {
  const seen = new Set<string>()
  for (const { date, model_permaslug: slug } of items) {
    const key = `${date} ${slug}`
    if (seen.has(key)) throw new OperatorError(`Nothing was imported: ${slug} is there twice on ${date}.`)
    seen.add(key)
  }
}
