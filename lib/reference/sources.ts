import type { Sql } from '@/db/sql'

/** A published dataset that Tokenboard can show beside one's own figures. */
export interface ReferenceSource {
  slug: string
  name: string
  url: string
  /** Where it is cited, before the date. */
  cited: string
  licenceName: string
  licenceUrl: string
}

const licence = {
  licenceName: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
} as const

/** The two of OpenRouter, with the citations that their licence asks for. */
export const referenceSources = {
  rankings: {
    slug: 'openrouter-rankings',
    name: 'OpenRouter',
    url: 'https://openrouter.ai/rankings',
    cited: 'openrouter.ai/rankings',
    ...licence,
  },
  apps: {
    slug: 'openrouter-apps',
    name: 'OpenRouter',
    url: 'https://openrouter.ai/apps',
    cited: 'openrouter.ai/apps',
    ...licence,
  },
} as const satisfies Record<string, ReferenceSource>

/** The citation of a source, word for word as the licence asks. */
export function citationOf({ name, cited }: ReferenceSource, asOf: Date): string {
  return `Source: ${name} (${cited}), as of ${asOf.toISOString().slice(0, 10)}.`
}

/** The source's id; an older file does not set its date back. */
export async function storeSource(sql: Sql, source: ReferenceSource, asOf: Date, now: Date): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into reference_sources (slug, name, url, citation, licence_name, licence_url, as_of, imported_at)
    values (${source.slug}, ${source.name}, ${source.url}, ${citationOf(source, asOf)}, ${source.licenceName},
      ${source.licenceUrl}, ${asOf.toISOString()}, ${now.toISOString()})
    on conflict (slug) do update set
      citation = case when excluded.as_of >= reference_sources.as_of then excluded.citation
        else reference_sources.citation end,
      as_of = greatest(excluded.as_of, reference_sources.as_of)
    returning id`
  return row!.id
}
