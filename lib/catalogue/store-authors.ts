import type { Sql } from '@/db/sql'
import type { CatalogueModel } from './read-models'
import { type CatalogueSource, claim, givesWay } from './source'

/**
 * Creates the authors of the models, and names those that are still called by their slug, or as the built-in catalogue
 * calls them.
 * @returns how many were created or named
 */
export async function storeAuthors(
  sql: Sql,
  models: readonly CatalogueModel[],
  source: CatalogueSource,
): Promise<number> {
  const names = namesOf(models)
  const slugs = [...names.keys()].sort()
  const sent = JSON.stringify(slugs.map((slug) => ({ slug, name: names.get(slug) ?? null })))
  const added = await sql`
    insert into authors (slug, name)
    select slug, coalesce(name, slug) from json_to_recordset(${sent}::text::json) as sent (slug text, name text)
    order by slug
    on conflict do nothing`
  const named = await sql`
    update authors set name = sent.name
    from json_to_recordset(${sent}::text::json) as sent (slug text, name text)
    where authors.slug = sent.slug and sent.name <> authors.name
      and (authors.name = authors.slug or authors.catalogue_source = 'built-in')
      and ${givesWay(sql, 'authors', source)}`
  const told = slugs.filter((slug) => names.get(slug) !== null)
  await claim(sql, 'authors', 'slug', told, source)
  return added.count + named.count
}

/** The name that most of an author's models have in front of theirs; of two as frequent the first by letters. */
function namesOf(models: readonly CatalogueModel[]): Map<string, string | null> {
  const counts = new Map<string, Map<string, number>>()
  for (const { author, authorName } of models) {
    const names = counts.get(author) ?? new Map<string, number>()
    counts.set(author, names)
    if (authorName) names.set(authorName, (names.get(authorName) ?? 0) + 1)
  }
  return new Map(
    [...counts].map(([author, names]) => {
      const byCount = [...names].sort(
        ([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1),
      )
      return [author, byCount[0]?.[0] ?? null]
    }),
  )
}
