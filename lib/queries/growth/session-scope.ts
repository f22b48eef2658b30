import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/categories'
import type { EntityRef } from '../entity-rows'

/** The models or apps whose sessions are asked for; null for all. */
export interface SessionScope {
  modelIds: number[] | null
  appIds: number[] | null
}

/** Whose sessions an answer is about; null where sessions are not told apart by what is asked. */
export async function sessionScope(
  reader: Reader,
  category: CategoryFilter,
  of: EntityRef | null,
): Promise<SessionScope | null> {
  if (category !== 'all' || of?.dimension === 'providers') return null
  if (!of) return { modelIds: null, appIds: null }
  if (of.dimension === 'apps') return { modelIds: null, appIds: [of.id] }
  const models = await reader.execute<{ id: number }>(
    sql`select id from models m where ${modelsOf(of)} order by id`,
  )
  return { modelIds: models.map(({ id }) => id), appIds: null }
}

/** The models, alias `m`, that a model with its variants or an author stands for. */
export function modelsOf({ dimension, id }: EntityRef): SQL {
  return dimension === 'authors' ? sql`m.author_id = ${id}` : sql`(m.id = ${id} or m.base_model_id = ${id})`
}
