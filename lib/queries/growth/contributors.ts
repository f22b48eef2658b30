import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Contributor } from '@/lib/domain/growth/growth'
import { idArray } from '../shared/source'

/** How many apps and models a part of a change names, each. */
const SHOWN = 5

/** What some app or model moved, not yet named. */
export interface Moved {
  dimension: Contributor['dimension']
  id: number
  tokens: bigint
}

/** Those that moved most, in whichever direction: a few apps and a few models. */
export function mostMoved(moved: readonly Moved[]): Moved[] {
  const largest = moved
    .filter(({ tokens }) => tokens !== 0n)
    .sort((one, other) => compareSizes(other.tokens, one.tokens) || one.id - other.id)
  return (['apps', 'models'] as const).flatMap((dimension) =>
    largest.filter((one) => one.dimension === dimension).slice(0, SHOWN),
  )
}

function compareSizes(one: bigint, other: bigint): number {
  const difference = (one < 0n ? -one : one) - (other < 0n ? -other : other)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Looks the names up; hidden apps have none, and are left out by who asks. */
export async function nameAll(
  reader: Reader,
  moved: readonly Moved[],
): Promise<(moved: Moved) => Contributor | undefined> {
  const idsOf = (dimension: Moved['dimension']) =>
    idArray([...new Set(moved.filter((one) => one.dimension === dimension).map(({ id }) => id))])
  const rows = await reader.execute<{
    dimension: Moved['dimension']
    id: number
    slug: string
    name: string
  }>(sql`
    select 'apps' as dimension, id, identity as slug, title as name from apps
    where id = any (${idsOf('apps')}) and not hidden
    union all select 'models', id, permaslug, name from models where id = any (${idsOf('models')})`)
  const names = new Map(rows.map((row) => [`${row.dimension} ${row.id}`, row]))
  return ({ dimension, id, tokens }) => {
    const row = names.get(`${dimension} ${id}`)
    return row && { dimension, slug: row.slug, name: row.name, tokens }
  }
}
