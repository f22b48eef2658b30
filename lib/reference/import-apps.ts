import { z } from 'zod'
import type { Db } from '@/db/client'
import { announceCatalogue } from '@/lib/catalogue/announce'
import type { CatalogueOptions } from '@/lib/catalogue/import-models'
import { inTransaction } from '@/lib/catalogue/in-transaction'
import { parseDocument, readItems, readWhole, textUpTo } from '@/lib/catalogue/read-items'
import { OperatorError } from '@/lib/operator-error'
import { readMeta, total } from './read'
import type { ReferenceReport } from './report'
import { citationOf, referenceSources, storeSource } from './sources'

const row = z.object({
  app_name: textUpTo(300),
  total_tokens: total,
  total_requests: total,
})

/**
 * Takes in the dataset `app-rankings`: tokens and requests by app over one stretch of days of another router. It
 * replaces what was known of the same stretch.
 */
export async function importReferenceApps(
  db: Db,
  pieces: AsyncIterable<string> | Iterable<string>,
  { now, isDryRun = false }: CatalogueOptions,
): Promise<ReferenceReport> {
  const document = parseDocument(await readWhole(pieces))
  const { as_of, start_date: from, end_date: through } = readMeta(document)
  if (!from || !through) throw new OperatorError('"meta" lacks "start_date" and "end_date".')
  const { items, faults } = readItems(document, row, 'apps')
  if (faults.length > 0) throw new OperatorError(`Nothing was imported: ${faults.slice(0, 5).join('; ')}.`)
  const asOf = new Date(as_of)
  const apps = byName(items)
  const sent = JSON.stringify(apps)
  const source = referenceSources.apps
  const counts = await inTransaction(db.$client, isDryRun, async (sql) => {
    const sourceId = await storeSource(sql, source, asOf, now)
    const gone = await sql`
      delete from reference_apps where source_id = ${sourceId} and from_day = ${from} and through_day = ${through}
        and name <> all(${apps.map(({ name }) => name)}::text[])`
    const changed = await sql`
      update reference_apps set total_tokens = sent.total_tokens, total_requests = sent.total_requests
      from json_to_recordset(${sent}::text::json)
        as sent (name text, total_tokens bigint, total_requests bigint)
      where source_id = ${sourceId} and from_day = ${from} and through_day = ${through}
        and sent.name = reference_apps.name
        and (sent.total_tokens, sent.total_requests) <> (reference_apps.total_tokens, reference_apps.total_requests)`
    const added = await sql`
      insert into reference_apps (source_id, from_day, through_day, name, total_tokens, total_requests)
      select ${sourceId}::integer, ${from}::date, ${through}::date, name, total_tokens, total_requests
      from json_to_recordset(${sent}::text::json) as sent (name text, total_tokens bigint, total_requests bigint)
      on conflict do nothing`
    return { added: added.count, changed: changed.count + gone.count }
  })
  if (counts.added + counts.changed > 0 && !isDryRun) await announceCatalogue(db)
  return {
    kind: 'reference',
    name: `${source.name} app-rankings`,
    citation: citationOf(source, asOf),
    from,
    through,
    read: items.length,
    ...counts,
    faults,
  }
}

/** Two apps can bear one name: they are one line, as the dataset gives no addresses to tell them apart by. */
function byName(items: readonly z.output<typeof row>[]) {
  const sums = new Map<string, { tokens: bigint; requests: bigint }>()
  for (const { app_name, total_tokens, total_requests } of items) {
    const { tokens, requests } = sums.get(app_name) ?? { tokens: 0n, requests: 0n }
    sums.set(app_name, { tokens: tokens + total_tokens, requests: requests + total_requests })
  }
  return [...sums].map(([name, { tokens, requests }]) => ({
    name,
    total_tokens: String(tokens),
    total_requests: String(requests),
  }))
}
