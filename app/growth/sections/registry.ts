import { contextGrowth } from './context'
import { driversOverTime } from './drivers-over-time'
import type { GrowthSection } from './section'

/** What the page of growth tells besides the drivers of one change, in its order. */
export const growthSections: readonly GrowthSection[] = [driversOverTime, contextGrowth]
