import type { ReactNode } from 'react'
import type { Reader } from '@/db/client'
import type { Growth } from '@/lib/domain/growth/growth'
import type { GrowthQuestion } from '@/lib/domain/growth/growth-question'
import type { EntityRef } from '@/lib/queries/entity-rows'

export interface GrowthContext {
  /** Of the one snapshot that all of the page is read from. */
  reader: Reader
  question: GrowthQuestion
  /** What the question is of; null for the whole site. */
  of: EntityRef | null
  now: Date
  /** The change by driver that the page begins with; null where its windows cannot be compared. */
  growth: Growth | null
}

/** A part of the page of growth below the drivers; null where it has nothing to say of what is asked. */
export type GrowthSection = (context: GrowthContext) => Promise<ReactNode>
