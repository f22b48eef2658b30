import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { dimensions } from '@/lib/domain/entity/dimension'
import type { EntityFilter } from '@/lib/domain/entity/entity-parts'
import { searchEntities } from '../search/search'
import type { EntityRef } from './entity-rows'

const SUGGESTIONS = 5

/** Nothing has the slug that a question names. */
export class UnknownEntity extends Error {
  constructor(
    readonly filter: EntityFilter,
    /** Slugs of the same kind that look like it. */
    readonly similar: string[],
  ) {
    super(`There is no ${dimensions[filter.dimension].one} ${filter.slug}`)
  }
}

/**
 * The entity of a slug. A hidden app is as unknown as one that never was.
 * @throws {UnknownEntity}
 */
export async function findEntity(reader: Reader, filter: EntityFilter): Promise<EntityRef> {
  const { dimension, slug } = filter
  const { table, slug: column } = dimensions[dimension]
  const isShown = dimension === 'apps' ? sql`not hidden` : sql`true`
  const [row] = await reader.execute<{ id: number }>(sql`
    select id from ${sql.identifier(table)} where ${sql.identifier(column)} = ${slug} and ${isShown}`)
  if (row) return { dimension, id: row.id }
  const hits = await searchEntities(reader, slug, SUGGESTIONS)
  throw new UnknownEntity(
    filter,
    hits.filter(({ kind }) => kind === dimension).map((hit) => hit.slug),
  )
}
