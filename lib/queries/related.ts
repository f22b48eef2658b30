import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Board } from '@/lib/domain/board'
import type { Dimension } from '@/lib/domain/dimension'
import { dimensions } from '@/lib/domain/dimension'
import type { Period } from '@/lib/domain/period'
import type { Variants } from '@/lib/domain/question'
import { type EntityRef, entityCondition } from './entity-rows'
import { getFreshness } from './freshness'
import { openRanking, readBoard } from './ranked-board'
import { boardSlices, boardWindow } from './slices'
import { type EntitySource, spansOf } from './source'

export interface RelatedQuestion {
  period: Period
  limit: number | null
  variants: Variants
}

/**
 * What an entity's tokens are made of: a model's apps, providers or categories, an author's, provider's or app's
 * models or categories. Rows, with `Other` last, add up to the entity's own total.
 */
export async function getRelatedBoard(
  reader: Reader,
  of: EntityRef,
  list: Dimension,
  { period, limit, variants }: RelatedQuestion,
  now: Date,
): Promise<Board> {
  const freshness = await getFreshness(reader)
  const question = { period, range: null }
  const window = boardWindow(question, freshness, now)
  const source = relatedSource(of, list, variants)
  const { rollup, condition } = entityCondition(of, variants)
  const total = { rollup, where: sql`r.category_id = 0 and ${condition}` }
  const totalSlices = boardSlices(question, window, spansOf(rollup))
  const slices = boardSlices(question, window, spansOf(source.rollup))
  const ranking = {
    dimension: list,
    source,
    slices,
    variants,
    metric: 'tokens' as const,
    limit,
    isTrending: period === 'trending',
  }
  return readBoard(reader, await openRanking(reader, ranking, total, totalSlices, freshness))
}

function relatedSource(of: EntityRef, list: Dimension, variants: Variants): EntitySource {
  const { rollup, condition } = entityCondition(of, variants)
  const { key } = dimensions[list]
  const repeats = of.dimension === 'models' && variants === 'merge'
  if (list === 'categories') return { rollup, key, where: sql`r.category_id > 0 and ${condition}`, repeats }
  if (of.dimension === 'authors' && list === 'models') {
    const own = sql`select id from models where author_id = ${of.id}`
    return {
      rollup: 'model',
      key,
      where: sql`r.category_id = 0 and r.model_id = any (array(${own}))`,
      repeats,
    }
  }
  const pair = [of.dimension, list].sort().join(' ')
  if (pair === 'apps models') return { rollup: 'app_model', key, where: condition, repeats }
  if (pair === 'models providers') return { rollup: 'provider_model', key, where: condition, repeats }
  throw new Error(`${of.dimension} have no board of ${list}`)
}
