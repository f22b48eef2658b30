import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { isGrowthSection } from '../../growth/growth-sections'
import { comparePath, parseComparePath } from '../compare-path'
import { entityPath, slugOfPath } from '../entity-path'
import { growthPath, parseGrowthPath, usualGrowth } from '../growth-path'
import { windowOfWord } from '../window-word'
import type { Meant, MeantThings } from './meant'
import { joinCategories, readCategory } from './meant-rankings'

/** The kinds of thing by the words that addresses have for them. */
const kindWords: Record<string, EntityDimension> = {
  model: 'models',
  author: 'authors',
  provider: 'providers',
  app: 'apps',
}

export function kindOfWord(word: string): EntityDimension | undefined {
  const kind = word.toLowerCase()
  return entityDimensions.find((one) => one === kind) ?? kindWords[kind]
}

/** Parts of a model's page that openrouter.ai has as pages of their own. */
const modelParts =
  /^(activity|api|apps|benchmarks|overview|performance|pricing|providers|quickstart|uptime)$/i

/** @param segments of the path, the slug of one thing from there on */
export function meantThing(dimension: EntityDimension, segments: readonly string[]): MeantThings | undefined {
  const isPart = dimension === 'models' && segments.length === 3 && modelParts.test(segments[2]!)
  const name = slugOfPath(isPart ? segments.slice(0, 2) : [...segments])
  if (!name) return undefined
  return {
    names: [{ dimensions: [dimension], name }],
    asWritten: entityPath(dimension, name),
    pathOf: ([thing]) => entityPath(thing!.dimension, thing!.slug),
  }
}

/** A thing that is named without its kind: `/deepseek`, `/deepseek/deepseek-v3.2`, `/github.com/cline/cline`. */
export function meantName(segments: readonly string[]): MeantThings | undefined {
  const dimensions =
    segments.length === 1
      ? (['authors', 'providers', 'apps', 'models'] as const)
      : (['models', 'apps'] as const)
  const thing = meantThing('models', segments)
  return thing && { ...thing, names: [{ ...thing.names[0]!, dimensions }], asWritten: null }
}

/** A category, a window and whose growth it is, of which each may be missing: `/growth/week`, `/growth/models/a/b`. */
export function meantGrowth(given: readonly string[]): Meant | undefined {
  const exact = parseGrowthPath([...given])
  if (exact && !exact.of) return { path: growthPath(exact) }
  const word = given[0]?.toLowerCase() ?? ''
  const section = isGrowthSection(word) ? word : null
  const segments = section ? given.slice(1) : given
  const start = segments.findIndex((segment) => kindOfWord(segment))
  const words = joinCategories(
    (start === -1 ? segments : segments.slice(0, start)).map((word) => word.toLowerCase()),
  )
  const question = { ...usualGrowth, section }
  const [first, second, ...more] = words
  const category = first === undefined ? undefined : readCategory(first)
  const window = windowOfWord((category ? second : first) ?? '')
  if (more.length > 0 || words.length !== Number(category !== undefined) + Number(window !== undefined))
    return undefined
  if (category) question.category = category
  if (window) question.window = window
  if (start === -1) return { path: growthPath(question) }
  const thing = meantThing(kindOfWord(segments[start]!)!, segments.slice(start + 1))
  if (!thing) return undefined
  const [{ dimensions, name }] = thing.names as [MeantThings['names'][number]]
  return {
    names: thing.names,
    asWritten: growthPath({ ...question, of: { dimension: dimensions[0]!, slug: name } }),
    pathOf: ([of]) => growthPath({ ...question, of: of! }),
  }
}

export function meantComparison(segments: readonly string[]): Meant | undefined {
  if (segments.length === 0) return { path: '/compare' }
  const dimension = kindOfWord(segments[0]!)
  const question = dimension && parseComparePath([dimension, ...segments.slice(1)])
  if (!question) return undefined
  if (question.slugs.length === 0) return { path: comparePath(question) }
  return {
    names: question.slugs.map((name) => ({ dimensions: [question.dimension], name })),
    asWritten: comparePath(question),
    pathOf: (things) => comparePath({ ...question, slugs: [...new Set(things.map(({ slug }) => slug))] }),
  }
}
