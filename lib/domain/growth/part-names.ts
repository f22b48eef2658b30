import type { Driver } from './drivers'

/** What files call each driver. They are the same in every language; pages say it in their own. */
export const driverNames: Record<Driver, string> = {
  new_models: 'New models',
  new_apps: 'New apps',
  newly_paired: 'Newly paired',
  requests: 'More requests',
  mix: 'Mix shift',
  context: 'Context',
  answer_length: 'Answer length',
  reasoning: 'Reasoning',
  unpaired: 'Unpaired',
  departed_apps: 'Departed apps',
  departed_models: 'Departed models',
}

/** The parts of the cut by variant, in their order, and what files call them. */
export const variantNames = {
  default: 'Default',
  free: ':free',
  nitro: ':nitro',
  floor: ':floor',
  other: 'Other variants',
} as const

/** What files call everything together. */
export const WHOLE_NAME = 'All'
