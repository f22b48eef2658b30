/**
 * What is told of growth on pages of their own, by the words of their addresses, in their order; `hasWindow` says
 * whether it is of the two windows that are compared. The others are over all weeks or months.
 */
export const growthSections = {
  cuts: { hasWindow: true },
  'context-growth': { hasWindow: false },
  'reasoning-growth': { hasWindow: true },
  'free-to-paid': { hasWindow: false },
  retention: { hasWindow: false },
  'price-changes': { hasWindow: false },
  'drivers-over-time': { hasWindow: false },
  'run-rate': { hasWindow: false },
  tokenizers: { hasWindow: true },
} as const satisfies Record<string, { hasWindow: boolean }>

export type GrowthSectionName = keyof typeof growthSections

export const growthSectionNames = Object.keys(growthSections) as GrowthSectionName[]

export function isGrowthSection(word: string): word is GrowthSectionName {
  return Object.hasOwn(growthSections, word)
}
