import type { ReactNode } from 'react'
import { StartForm } from '@/components/compare/start-form'
import { type StartingPoint, StartingPoints } from '@/components/compare/starting-points'
import { PageTitle } from '@/components/ui/page-title'
import type { Reader } from '@/db/client'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { type CompareQuestion, defaultComparison } from '@/lib/domain/traffic/compare-question'
import { entityName } from '@/lib/view/text/entity-name'
import { type MessageKey, text } from '@/lib/view/text/messages'
import { readBusiest } from './busiest'

const COMPARED = 5

/** Who leads, as comparisons to begin with. */
const starts: { title: MessageKey; question: CompareQuestion }[] = [
  { title: 'compare.start.authors', question: { ...defaultComparison('authors', []), view: 'share' } },
  { title: 'compare.start.models', question: defaultComparison('models', []) },
  {
    title: 'compare.start.programming',
    question: { ...defaultComparison('models', []), category: 'programming' },
  },
  { title: 'compare.start.providers', question: { ...defaultComparison('providers', []), view: 'share' } },
  { title: 'compare.start.apps', question: { ...defaultComparison('apps', []), view: 'index' } },
]

/** What a comparison is, a form to begin one, and some worth a look. */
export async function drawStart(reader: Reader, dimension: EntityDimension, now: Date): Promise<ReactNode> {
  const points: StartingPoint[] = []
  for (const { title, question } of starts) {
    const busiest = await readBusiest(reader, question, COMPARED, now)
    if (busiest.length === 0) continue
    points.push({
      title: text(title),
      question: { ...question, slugs: busiest.map(({ slug }) => slug) },
      names: busiest.map(({ slug, name }) => entityName(question.dimension, slug, name)),
    })
  }
  return (
    <div className="max-w-[46rem] pt-8 md:pt-10">
      <PageTitle>{text('compare.title')}</PageTitle>
      <p className="mt-1.5 text-muted">{text('compare.start.intro')}</p>
      <StartForm dimension={dimension} />
      {points.length > 0 && <StartingPoints points={points} />}
    </div>
  )
}
