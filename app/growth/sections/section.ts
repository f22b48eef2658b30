import type { ReactNode } from 'react'
import type { GrowthContext } from '../charts/chart'

/** A part of the page of growth below the drivers; null where it has nothing to say of what is asked. */
export type GrowthSection = (context: GrowthContext) => Promise<ReactNode>
