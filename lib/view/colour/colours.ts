import type { Dimension } from '@/lib/domain/entity/dimension'
import { colourDistance, hexOf, type Oklch } from './oklch'

/**
 * The colours of frequent authors, chosen so that those who share a chart lie apart; a provider or model of the
 * same organisation takes the same hue. Lightness lies in the middle, where a colour reads on white and on black.
 */
const chosen: Record<string, Oklch> = {
  deepseek: { lightness: 0.55, chroma: 0.19, hue: 272 },
  google: { lightness: 0.66, chroma: 0.14, hue: 245 },
  anthropic: { lightness: 0.66, chroma: 0.13, hue: 43 },
  openai: { lightness: 0.6, chroma: 0.1, hue: 170 },
  xiaomi: { lightness: 0.75, chroma: 0.15, hue: 72 },
  tencent: { lightness: 0.7, chroma: 0.1, hue: 210 },
  minimax: { lightness: 0.62, chroma: 0.19, hue: 12 },
  'z-ai': { lightness: 0.58, chroma: 0.17, hue: 303 },
  nvidia: { lightness: 0.7, chroma: 0.17, hue: 132 },
  moonshotai: { lightness: 0.64, chroma: 0.17, hue: 338 },
  stepfun: { lightness: 0.79, chroma: 0.14, hue: 103 },
  openrouter: { lightness: 0.55, chroma: 0.05, hue: 255 },
  qwen: { lightness: 0.71, chroma: 0.13, hue: 308 },
  'x-ai': { lightness: 0.48, chroma: 0.04, hue: 60 },
  mistralai: { lightness: 0.64, chroma: 0.19, hue: 33 },
  'meta-llama': { lightness: 0.52, chroma: 0.13, hue: 250 },
  poolside: { lightness: 0.54, chroma: 0.1, hue: 150 },
}

/** Other names that the same organisations go by. */
const aliases: Record<string, string> = {
  xai: 'x-ai',
  mistral: 'mistralai',
  meta: 'meta-llama',
  alibaba: 'qwen',
  'google-vertex': 'google',
  'google-ai-studio': 'google',
}

const other: Oklch = { lightness: 0.72, chroma: 0.008, hue: 260 }
const unnamed: Oklch = { lightness: 0.58, chroma: 0.015, hue: 260 }
const unnamedSlugs = new Set(['unknown', 'unattributed', 'uncategorised', 'unlisted'])

/** How a model's shade may differ from its author's colour: in lightness and a little in hue. */
const shades = [
  { lightness: 0, hue: 0 },
  { lightness: -0.11, hue: 9 },
  { lightness: 0.1, hue: -9 },
  { lightness: -0.05, hue: -20 },
  { lightness: 0.05, hue: 22 },
  { lightness: 0.16, hue: 8 },
  { lightness: -0.17, hue: -6 },
]

export const OTHER_COLOUR = hexOf(other)

/** An entity's colour, the same on every page and in both themes. */
export function colourOf(dimension: Dimension, slug: string): string {
  return hexOf(colourChoices(dimension, slug)[0]!)
}

/**
 * The colours of a chart's entities. Each keeps its own, except where it could be taken for one that stands
 * before it: then it moves to the next shade of the same hue.
 * @param places where each of them is drawn, if not all stand side by side: only those that meet have to be told apart
 */
export function chartColours(
  dimension: Dimension,
  slugs: string[],
  places?: readonly ReadonlySet<number>[],
): string[] {
  const taken: Oklch[] = []
  for (const [row, slug] of slugs.entries()) {
    const choices = colourChoices(dimension, slug)
    const near = places ? taken.filter((_, other) => meet(places[row]!, places[other]!)) : taken
    taken.push(choices.find((colour) => isApart(colour, near)) ?? choices[0]!)
  }
  return taken.map(hexOf)
}

function meet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return [...one].some((place) => other.has(place))
}

/** The colours of prompt, visible completion and reasoning: three shades of the entity's hue. */
export function splitColours(dimension: Dimension, slug: string): string[] {
  const { chroma, hue } = colourChoices(dimension, slug)[0]!
  return [0.5, 0.66, 0.82].map((lightness) =>
    hexOf({ lightness, chroma: chroma * (1.2 - lightness / 2), hue }),
  )
}

/** The entity's own colour first, then what it may take instead. */
function colourChoices(dimension: Dimension, slug: string): Oklch[] {
  if (slug === 'other') return [other]
  if (unnamedSlugs.has(slug)) return [unnamed]
  const [model = slug] = slug.split(':')
  const organisation = dimension === 'models' ? model.split('/')[0]! : slug
  const own = dimension === 'models' ? hash(model) % shades.length : 0
  const colour = organisationColour(organisation)
  return [...shades.slice(own), ...shades.slice(0, own)].map((shade) => shaded(colour, shade))
}

function organisationColour(slug: string): Oklch {
  const known = chosen[aliases[slug] ?? slug]
  if (known) return known
  const number = hash(slug)
  return {
    lightness: 0.54 + (Math.floor(number / 36) % 5) * 0.05,
    chroma: 0.09 + (Math.floor(number / 180) % 3) * 0.03,
    hue: (number % 36) * 10,
  }
}

function shaded(base: Oklch, shade: (typeof shades)[number]): Oklch {
  const lightness = Math.min(0.84, Math.max(0.42, base.lightness + shade.lightness))
  return { lightness, chroma: base.chroma, hue: (base.hue + shade.hue + 360) % 360 }
}

function isApart(colour: Oklch, others: Oklch[]): boolean {
  return others.every((one) => colourDistance(colour, one) >= 0.07)
}

/** FNV-1a, finished so that near slugs land far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
