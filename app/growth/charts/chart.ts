import type { Reader } from '@/db/client'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import type { GrowthQuestion } from '@/lib/view/address/growth-path'
import type { FigureView } from '@/lib/view/figure/figure-view'

/** What a chart of growth is asked: one object for all charts and sections of a page. */
export interface GrowthContext {
  /** Of the one snapshot that all of the page is read from. */
  reader: Reader
  question: GrowthQuestion
  /** What the question is of; null for the whole site. */
  of: EntityRef | null
  now: Date
}

/** A chart of growth, the same for its section, its pictures and its embeds; null where there is nothing to draw. */
export type GrowthChartOf<View extends FigureView = FigureView> = (
  context: GrowthContext,
) => Promise<View | null>

/** Reads once for a page what its charts and its sections share. */
export function readOnce<Answer>(
  read: (context: GrowthContext) => Promise<Answer>,
): (context: GrowthContext) => Promise<Answer> {
  const answers = new WeakMap<GrowthContext, Promise<Answer>>()
  return (context) => {
    const known = answers.get(context) ?? read(context)
    answers.set(context, known)
    return known
  }
}
