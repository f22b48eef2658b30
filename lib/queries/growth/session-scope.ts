import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import type { Day } from '@/lib/domain/time/day'
import type { EntityRef } from '../entity/entity-rows'
import { idArray } from '../shared/source'

/** Whose use of what is asked for: the models of accounts, or the models and apps of sessions; null for all. */
export interface AccountScope {
  category: CategoryFilter
  modelIds: readonly number[] | null
}

export interface SessionScope extends AccountScope {
  appIds: readonly number[] | null
}

export const allAccounts: AccountScope = { category: 'all', modelIds: null }

/** Whose sessions an answer is about; null where sessions are not told apart by what is asked. */
export async function sessionScope(
  reader: Reader,
  category: CategoryFilter,
  of: EntityRef | null,
): Promise<SessionScope | null> {
  if (of?.dimension === 'apps') return { category, modelIds: null, appIds: [of.id] }
  const scope = await accountScope(reader, category, of)
  return scope && { ...scope, appIds: null }
}

/** Whose accounts an answer is about; null where accounts are not told apart by what is asked. */
export async function accountScope(
  reader: Reader,
  category: CategoryFilter,
  of: EntityRef | null,
): Promise<AccountScope | null> {
  if (!of) return { category, modelIds: null }
  if (of.dimension !== 'models' && of.dimension !== 'authors') return null
  const models = await reader.execute<{ id: number }>(
    sql`select id from models m where ${modelsOf(of)} order by id`,
  )
  return { category, modelIds: models.map(({ id }) => id) }
}

/** Whose accounts a file is about: `exportTables` says which kinds of thing it can be narrowed to. */
export async function scopeOfFile(
  reader: Reader,
  category: CategoryFilter,
  of: EntityRef | null,
): Promise<AccountScope> {
  const scope = await accountScope(reader, category, of)
  if (!scope) throw new Error(`accounts are not known by ${of?.dimension}`)
  return scope
}

/** The models, alias `m`, that a model with its variants or an author stands for. */
export function modelsOf({ dimension, id }: EntityRef): SQL {
  return dimension === 'authors' ? sql`m.author_id = ${id}` : sql`(m.id = ${id} or m.base_model_id = ${id})`
}

/** Picks the rows `r` of a rollup of visits whose `column` is one of the ids. */
export function among(column: 'model_id' | 'app_id', ids: readonly number[] | null): SQL {
  return ids === null ? sql`` : sql`and r.${sql.identifier(column)} = any (${idArray(ids)})`
}

/** Picks the rows `r` of a rollup of visits that are of the category. */
export function inCategory(category: CategoryFilter): SQL {
  return category === 'all' ? sql`` : sql`and r.category_id = ${categoryFilterId(category)}`
}

/** Whether requests of the scope stand for several: then accounts may be missing among those that came in. */
export function isEstimated(
  { category, modelIds }: AccountScope,
  span: 'monthly' | 'daily',
  from: Day | null,
): SQL {
  const rows = sql.identifier(`${modelIds === null ? 'category' : 'model'}_${span}`)
  const date = sql.identifier(span === 'monthly' ? 'month' : 'day')
  return sql`exists (
    select from ${rows} r
    where r.category_id = ${categoryFilterId(category)} ${from === null ? sql`` : sql`and r.${date} >= ${from}`}
      ${among('model_id', modelIds)} and r.estimated)`
}
