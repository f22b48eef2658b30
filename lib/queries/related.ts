import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Board } from '@/lib/domain/board'
import type { Dimension } from '@/lib/domain/dimension'
import { dimensions } from '@/lib/domain/dimension'
import type { Period } from '@/lib/domain/period'
import type { Variants } from '@/lib/domain/question'
import { boardRows, boardWindow } from './board-window'
import { type EntityRef, entityCondition } from './entity-rows'
import { getFreshness } from './freshness'
import { openRanking, readBoard } from './ranked-board'
import type { EntitySource } from './source'

export interface RelatedQuestion {
  period: Period
  limit: number | null
  variants: Variants
}

/**
 * What an entity's tokens are made of: a model's apps, providers or categories, an author's, provider's or app's
 * models or categories. Rows, with `Other` last, add up to the entity's own total. Growth is not ranked here: trending
 * answers as the week does.
 */
export async function getRelatedBoard(
  reader: Reader,
  of: EntityRef,
  list: Dimension,
  { period, limit, variants }: RelatedQuestion,
  now: Date,
): Promise<Board> {
  const freshness = await getFreshness(reader)
  const question = { period: period === 'trending' ? 'week' : period, range: null } as const
  const window = boardWindow(question, freshness, now)
  const source = relatedSource(of, list, variants)
  const { rollup, condition } = entityCondition(of, variants)
  const total = { rollup, where: sql`r.category_id = 0 and ${condition}`, isNarrow: true }
  const ranking = {
    dimension: list,
    source,
    rows: boardRows(question, window, source, freshness.dataThrough),
    variants,
    metric: 'tokens' as const,
    limit,
    isTrending: false,
    appGroup: null,
  }
  const totalOf = { source: total, rows: boardRows(question, window, total, freshness.dataThrough) }
  return readBoard(reader, await openRanking(reader, ranking, totalOf, window, freshness))
}

function relatedSource(of: EntityRef, list: Dimension, variants: Variants): EntitySource {
  const { rollup, condition } = entityCondition(of, variants)
  const { key } = dimensions[list]
  const isNarrow = true
  const repeats = of.dimension === 'models' && variants === 'merge'
  if (list === 'categories')
    return { rollup, key, where: sql`r.category_id > 0 and ${condition}`, isNarrow, repeats }
  if (of.dimension === 'authors' && list === 'models') {
    const own = sql`select id from models where author_id = ${of.id}`
    return {
      rollup: 'model',
      key,
      where: sql`r.category_id = 0 and r.model_id = any (array(${own}))`,
      isNarrow,
      repeats,
    }
  }
  const pair = [of.dimension, list].sort().join(' ')
  if (pair === 'apps models') return { rollup: 'app_model', key, where: condition, isNarrow, repeats }
  if (pair === 'models providers')
    return { rollup: 'provider_model', key, where: condition, isNarrow, repeats }
  throw new Error(`${of.dimension} have no board of ${list}`)
}
