import { z } from 'zod'
import type { Db } from '@/db/client'
import { UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import { announceCatalogue } from './announce'
import { type CatalogueOptions, inTransaction } from './import-models'
import { firstOfEach, parseDocument, readItems, readWhole, textUpTo } from './read-items'

export interface ProvidersReport {
  kind: 'providers'
  read: number
  added: number
  updated: number
  faults: string[]
}

const text = textUpTo(200)

/** One entry of `/api/v1/providers`. */
const catalogueProvider = z.object({
  name: text,
  slug: text.regex(/^(?!\.{1,2}$)[\w.~-]+$/, 'must be letters, digits and hyphens'),
  headquarters: textUpTo(100).nullish(),
  datacenters: z.array(textUpTo(100)).max(300).nullish(),
})

/**
 * Takes in a list of providers in the format of OpenRouter's `/api/v1/providers`. A provider that traffic has brought
 * is found by its slug or its name, and keeps its slug. What the file leaves empty stays as it is.
 */
export async function importProviders(
  db: Db,
  pieces: AsyncIterable<string> | Iterable<string>,
  { isDryRun = false }: CatalogueOptions,
): Promise<ProvidersReport> {
  const { items, faults } = firstOfEach(
    readItems(parseDocument(await readWhole(pieces)), catalogueProvider, 'providers'),
    ({ slug }) => slug,
    ({ slug }) => slug,
  )
  const sent = JSON.stringify(items)
  const counts = await inTransaction(db.$client, isDryRun, async (sql) => {
    const updated = await sql`
      update providers set (name, headquarters, datacenters) =
        row(sent.name, coalesce(sent.headquarters, providers.headquarters),
          coalesce(sent.datacenters, providers.datacenters))
      from json_to_recordset(${sent}::text::json)
        as sent (slug text, name text, headquarters text, datacenters text[])
      where providers.id <> ${UNKNOWN_PROVIDER_ID}
        and (providers.slug = sent.slug or (lower(providers.name) = lower(sent.name)
          and not exists (select from providers as other where other.slug = sent.slug)))
        and row(providers.name, providers.headquarters, providers.datacenters) is distinct from
          row(sent.name, coalesce(sent.headquarters, providers.headquarters),
            coalesce(sent.datacenters, providers.datacenters))`
    const added = await sql`
      insert into providers (slug, name, headquarters, datacenters)
      select slug, name, headquarters, datacenters from json_to_recordset(${sent}::text::json)
        as sent (slug text, name text, headquarters text, datacenters text[])
      where not exists (select from providers where lower(providers.name) = lower(sent.name))
      order by slug
      on conflict do nothing`
    return { added: added.count, updated: updated.count }
  })
  if (counts.added + counts.updated > 0 && !isDryRun) await announceCatalogue(db)
  return { kind: 'providers', read: items.length, ...counts, faults }
}
