import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { dimensions, type EntityDimension } from '@/lib/domain/entity/dimension'
import { parseSearchQuery } from '@/lib/domain/traffic/search'
import { writtenMatch } from '../search/search-match'

/**
 * The slug of what is called so, by its slug or name, whatever the case and the separators. A hidden app is called
 * nothing.
 * @param names all that it may be filed under, likeliest first
 */
export async function findNamed(
  reader: Reader,
  dimension: EntityDimension,
  name: string,
  names: readonly string[],
): Promise<string | undefined> {
  const bySlug = await findFirst(reader, dimension, hasSlug(dimension, names))
  if (bySlug !== undefined) return bySlug
  const query = parseSearchQuery(name)
  if (query.words.length > 0) {
    const search = { where: writtenMatch(query).exact, order: newest[dimension] }
    const found = await findFirst(reader, dimension, search)
    if (found !== undefined) return found
  }
  return dimension === 'models' ? findFirst(reader, dimension, hasDate(names)) : undefined
}

interface Search {
  where: SQL
  order: SQL
}

const newest: Record<EntityDimension, SQL> = {
  models: sql`base_model_id is null desc, released_at desc nulls last, id`,
  authors: sql`id`,
  providers: sql`id`,
  apps: sql`id`,
}

async function findFirst(
  reader: Reader,
  dimension: EntityDimension,
  { where, order }: Search,
): Promise<string | undefined> {
  const { table, slug } = dimensions[dimension]
  const isShown = dimension === 'apps' ? sql`not hidden` : sql`true`
  const [row] = await reader.execute<{ slug: string }>(sql`
    select ${sql.identifier(slug)} as slug from ${sql.identifier(table)}
    where ${isShown} and (${where}) order by ${order} limit 1`)
  return row?.slug
}

/** Models have a second name in the catalogue: the one that requests use. */
function hasSlug(dimension: EntityDimension, names: readonly string[]): Search {
  const list = listOf(names)
  const slug = sql.identifier(dimensions[dimension].slug)
  const place = sql`array_position(${list}, ${slug})`
  if (dimension !== 'models') return { where: sql`${slug} = any (${list})`, order: place }
  return {
    where: sql`permaslug = any (${list}) or catalogue_id = any (${list})`,
    order: sql`least(${place}, array_position(${list}, catalogue_id)), ${newest.models}`,
  }
}

/** The date of its release at the end of a name, before its variant. */
const date = '-20[0-9]{2}-?[0-9]{2}-?[0-9]{2}(?=:|$)'

/** Models that are called so but for the date of their release: with one where the name has none, or the reverse. */
function hasDate(names: readonly string[]): Search {
  const plain = names.map((name) => name.toLowerCase().replace(new RegExp(date), ''))
  return {
    where: sql`regexp_replace(lower(permaslug), ${date}, '') = any (${listOf(plain)})`,
    order: newest.models,
  }
}

function listOf(names: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`
}
