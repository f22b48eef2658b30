import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/dimension'
import { totalTokens } from '@/lib/domain/measures'
import type { Variants } from '@/lib/domain/question'
import type { EntitySeries } from '@/lib/domain/series'
import { standingOf } from '@/lib/domain/standing'
import { getBoard } from '@/lib/queries/board'
import { getEntitySeries } from '@/lib/queries/entity-series'
import { readSources } from './page-sources'

const LIST_TOP = 15
/** Below this a year of weeks would be a few bars: days tell more. */
const FEWEST_WEEKS = 14

export interface EntityQuestion {
  dimension: Exclude<Dimension, 'categories'>
  id: number
  slug: string
  variants: Variants
  /** The two boards that matter for it. */
  lists: readonly Dimension[]
}

export type EntityFigures = Awaited<ReturnType<typeof readEntity>>

/** The figures of an entity's page: over time, where it stands, and what it is made of. */
export async function readEntity(reader: Reader, question: EntityQuestion, now: Date) {
  const { dimension, id, slug, variants, lists } = question
  const everything = {
    category: 'all',
    range: null,
    variants,
    metric: 'tokens',
    limit: null,
    appGroup: null,
  } as const
  const board = await getBoard(reader, dimension, { ...everything, period: 'week' }, now)
  const related = []
  for (const list of lists) {
    const listQuestion = { ...everything, period: 'week', limit: LIST_TOP } as const
    related.push(await getBoard(reader, list, listQuestion, now, { dimension, id }))
  }
  return {
    standing: standingOf(board, slug),
    window: board.window,
    freshness: board.freshness,
    series: await readGrowth(reader, question, now),
    related,
    sources: await readSources(reader),
  }
}

async function readGrowth(
  reader: Reader,
  { dimension, id }: EntityQuestion,
  now: Date,
): Promise<EntitySeries> {
  const of = { dimension, id }
  const weekly = await getEntitySeries(reader, of, { category: 'all', grain: 'week' }, now)
  const first = weekly.buckets.findIndex((bucket) => totalTokens(bucket) > 0n)
  const isYoung = first === -1 || weekly.buckets.length - first < FEWEST_WEEKS
  return isYoung ? getEntitySeries(reader, of, { category: 'all', grain: 'day' }, now) : weekly
}
