import type { PageDimension } from '@/lib/domain/entity/dimension'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { comparePath } from '../address/compare-path'
import { entityPath } from '../address/entity-path'
import { type GrowthQuestion, growthPath } from '../address/growth-path'
import { type PageQuestion, pagePath } from '../address/page-path'
import type { MoreChart } from '../boards/boards'
import type { EntityChart } from './entity-charts'
import type { GrowthChart } from './growth-charts'

/** What a picture, or a chart alone in a frame, shows. Where `chart` is null it is the page's own: the first. */
export type Subject =
  | { kind: 'board'; question: PageQuestion; chart: MoreChart | null }
  | { kind: 'entity'; dimension: PageDimension; slug: string; chart: EntityChart | null }
  | { kind: 'comparison'; question: CompareQuestion }
  | { kind: 'growth'; question: GrowthQuestion; chart: GrowthChart }

/** The page that has the chart. */
export function subjectPage(subject: Subject): string {
  if (subject.kind === 'board') return pagePath(subject.question)
  if (subject.kind === 'comparison') return comparePath(subject.question)
  if (subject.kind === 'growth') return growthPath(subject.question)
  return entityPath(subject.dimension, subject.slug)
}
