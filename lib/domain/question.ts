import type { Grain } from './buckets'
import type { CategoryFilter } from './categories'
import { categoryOfPath, categoryPath } from './categories'
import type { DayRange } from './day-range'
import type { Metric } from './measures'
import { isPeriod, type Period } from './period'

export type Variants = 'merge' | 'split'

/** What a board answers: parsed once at the door, passed down as one value, printed back into links. */
export interface BoardQuestion {
  category: CategoryFilter
  period: Period
  /** Set where the reader chose dates: then the period does not count. */
  range: DayRange | null
  variants: Variants
  metric: Metric
  /** How many rows; null for all of them. */
  limit: number | null
}

/** What a chart answers. */
export interface ChartQuestion {
  category: CategoryFilter
  grain: Grain
  /** Null for the grain's usual span, which ends with the running bucket. */
  range: DayRange | null
  variants: Variants
  metric: Metric
  /** How many entities before `Other`. */
  top: number
}

/** What the rankings page answers. It lives in the path, so that a link shows the same thing to everyone. */
export interface PageQuestion {
  category: CategoryFilter
  period: Period
  grain: Grain
  variants: Variants
  /** Rows of the leaderboard. */
  top: number
}

export const defaultPageQuestion: PageQuestion = {
  category: 'all',
  period: 'week',
  grain: 'week',
  variants: 'merge',
  top: 20,
}

/** The lengths that "show more" steps through. */
export const topSteps = [20, 50, 100, 250, 500]

const grainWords: Record<string, Grain> = { daily: 'day', weekly: 'week', monthly: 'month' }

/**
 * The page's path: `/rankings/<category>/<period>` and then only what differs from the default, in this order:
 * `daily|monthly`, `split`, `top-<rows>`.
 */
export function pagePath(question: PageQuestion): string {
  const options: string[] = []
  if (question.grain !== defaultPageQuestion.grain) {
    options.push(Object.keys(grainWords).find((word) => grainWords[word] === question.grain)!)
  }
  if (question.variants !== defaultPageQuestion.variants) options.push(question.variants)
  if (question.top !== defaultPageQuestion.top) options.push(`top-${question.top}`)
  const isDefault = question.category === 'all' && question.period === 'week' && options.length === 0
  return isDefault
    ? '/'
    : ['/rankings', categoryPath(question.category), question.period, ...options].join('/')
}

/** Reads the path segments after `/rankings`; undefined where they are not as `pagePath` writes them. */
export function parsePagePath(segments: string[]): PageQuestion | undefined {
  const [categorySegment = '', period = '', ...options] = segments
  const category = categoryOfPath(categorySegment)
  if (!category || !isPeriod(period)) return undefined
  const question: PageQuestion = { ...defaultPageQuestion, category, period }
  for (const option of options) {
    const top = Number(/^top-(\d+)$/.exec(option)?.[1])
    if (grainWords[option]) question.grain = grainWords[option]
    else if (option === 'split') question.variants = 'split'
    else if (topSteps.includes(top)) question.top = top
    else return undefined
  }
  const canonical = ['/rankings', ...segments].join('/')
  const written = pagePath(question)
  return written === canonical || (written === '/' && segments.length === 2) ? question : undefined
}
