import type { Driver } from '@/lib/domain/growth/drivers'
import { hexOf, type Oklch } from './oklch'

/**
 * Each driver's colour, in both themes. What arrives and what departs never pile up on the same side, so that they
 * share their hues: a departure is the lighter of the two.
 */
const colours: Record<Driver, Oklch> = {
  new_models: { lightness: 0.5, chroma: 0.17, hue: 262 },
  new_apps: { lightness: 0.57, chroma: 0.1, hue: 200 },
  newly_paired: { lightness: 0.55, chroma: 0.18, hue: 300 },
  requests: { lightness: 0.6, chroma: 0.15, hue: 150 },
  mix: { lightness: 0.64, chroma: 0.13, hue: 100 },
  context: { lightness: 0.65, chroma: 0.16, hue: 55 },
  answer_length: { lightness: 0.56, chroma: 0.19, hue: 25 },
  reasoning: { lightness: 0.63, chroma: 0.2, hue: 350 },
  unpaired: { lightness: 0.66, chroma: 0.11, hue: 300 },
  departed_apps: { lightness: 0.66, chroma: 0.07, hue: 205 },
  departed_models: { lightness: 0.64, chroma: 0.12, hue: 258 },
}

export function driverColour(driver: Driver): string {
  return hexOf(colours[driver])
}
