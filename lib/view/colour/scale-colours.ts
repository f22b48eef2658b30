import { hexOf } from './oklch'

/** Shades of one hue from light to dark, for values with an order. */
export function scaleColours(count: number): string[] {
  const step = count > 1 ? 0.42 / (count - 1) : 0
  return Array.from({ length: count }, (_, index) =>
    hexOf({ lightness: 0.84 - step * index, chroma: 0.1 + 0.015 * Math.min(index, 3), hue: 245 }),
  )
}

/** Of the prompt and of the completion, wherever they are compared. */
export const lengthColours = {
  promptLength: hexOf({ lightness: 0.6, chroma: 0.16, hue: 255 }),
  completionLength: hexOf({ lightness: 0.68, chroma: 0.15, hue: 50 }),
}

/** Along the spectrum, for lines with an order: all as easily seen on a light page as on a dark one. */
export function spectrumColours(count: number): string[] {
  const step = count > 1 ? 235 / (count - 1) : 0
  return Array.from({ length: count }, (_, index) =>
    hexOf({ lightness: 0.65, chroma: 0.14, hue: 265 - step * index }),
  )
}
