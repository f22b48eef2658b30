import type { ReactNode } from 'react'
import { StatedNote } from '@/components/boards/stated-note'
import { UnstatedNote } from '@/components/boards/unstated-note'
import { ChartFigure } from '@/components/charts/chart-figure'
import { AddForm } from '@/components/compare/add-form'
import { CompareChoices } from '@/components/compare/compare-choices'
import { ComparedList } from '@/components/compare/compared-list'
import { IndexNote } from '@/components/compare/index-note'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { Reader } from '@/db/client'
import { isOptional } from '@/lib/domain/tokens/measures'
import { hasCompleteDay } from '@/lib/domain/traffic/board'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { type Compared, getComparison } from '@/lib/queries/compare'
import { getStatedPart } from '@/lib/queries/shared/stated-part'
import { comparePath } from '@/lib/view/address/compare-path'
import { compareFile } from '@/lib/view/compare/compare-columns'
import { comparisonTable } from '@/lib/view/compare/compare-table'
import { comparisonChart } from '@/lib/view/compare/compare-view'
import { comparePicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { readBusiest } from './busiest'

const PROPOSED = 40

/** A comparison with all that can be chosen on it. */
export async function drawComparison(
  reader: Reader,
  question: CompareQuestion,
  compared: Compared[],
  now: Date,
): Promise<ReactNode> {
  const comparison = await getComparison(reader, question, compared, now)
  const busiest = await readBusiest(reader, question, PROPOSED, now)
  const { metric } = question
  const isUnstated =
    isOptional(metric) && comparison.buckets.every(({ points }) => points.every((one) => !one))
  const stated = isOptional(metric) && (await getStatedPart(reader, question, now))
  const others = busiest.filter(({ slug }) => !question.slugs.includes(slug))
  return (
    <>
      <h1 className="pt-8 font-semibold text-2xl leading-tight tracking-tight md:pt-10 md:text-[1.75rem]">
        {text('compare.title')}
      </h1>
      <p className="mt-1.5 max-w-[46rem] text-muted">
        {text('compare.description')}
        {isOptional(metric) && ` ${text('compare.unstatedGaps')}`}
      </p>
      <ComparedList comparison={comparison} />
      <AddForm question={question} others={others} />
      <CompareChoices question={question} />
      {isUnstated ? (
        <div className="mt-6">
          <UnstatedNote byTokens={comparePath({ ...question, metric: 'tokens' })} />
        </div>
      ) : (
        <>
          {question.view === 'index' && <IndexNote comparison={comparison} />}
          <div className="mt-6">
            <ChartFigure id="comparison" view={comparisonChart(comparison)} legend="list" />
            {stated && <StatedNote metric={metric} total={stated} isOfAll />}
            <Exports
              label={text('compare.files')}
              file={compareFile(question)}
              picture={comparePicturePath(question)}
            />
          </div>
          {hasCompleteDay(comparison.freshness) && (
            <Section id="lately" title={text('compare.table.title')}>
              <DataTable view={comparisonTable(comparison)} />
            </Section>
          )}
        </>
      )}
    </>
  )
}
