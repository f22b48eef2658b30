import type { ReactNode } from 'react'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { PageDimension } from '@/lib/domain/entity/dimension'
import type { ModelInfo } from '@/lib/domain/entity/entity'
import type { BoardQuestion, Variants } from '@/lib/domain/traffic/question'
import type { getStanding } from '@/lib/queries/boards/standing'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import type { Fact } from '@/lib/view/entity/entity-facts'

/** The thing that a page is about. */
export interface Found {
  id: number
  name: string
  facts: Fact[]
  /** Models only. */
  model?: ModelInfo
}

/** What the charts of the page of one thing are drawn from. */
export interface ChartContext extends Found {
  /** Of the one snapshot that all of a page is read from. */
  reader: Reader
  now: Date
  dimension: PageDimension
  slug: string
  /** Whose own tokens all lists and charts are about; null on a category's page, where `category` says it. */
  of: EntityRef | null
  category: CategoryFilter
  /** A base model's page counts its variants with it; a variant's page shows the variant alone. */
  variants: Variants
}

/** What every section of the page is drawn from. */
export interface EntityContext extends ChartContext {
  standing: Awaited<ReturnType<typeof getStanding>>
  hasTraffic: boolean
}

/** A part of the page; null where there is nothing to say. */
export type EntitySection = (context: EntityContext) => Promise<ReactNode>

/** The question of a list of the page, all rows of it. */
export function listQuestion({
  category,
  variants,
}: Pick<EntityContext, 'category' | 'variants'>): BoardQuestion {
  return { category, variants, period: 'week', range: null, metric: 'tokens', limit: null, appGroup: null }
}
