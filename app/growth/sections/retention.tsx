import type { ReactNode } from 'react'
import { AboutLink } from '@/components/growth/about-link'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { overTimeFile } from '@/lib/domain/exports/growth-section-files'
import type { GrowthQuestion } from '@/lib/domain/growth/growth-question'
import { type Retention, retentionKinds } from '@/lib/domain/growth/retention'
import { text } from '@/lib/domain/messages'
import { retentionTable } from '@/lib/domain/tables/retention-table'
import { getCoverage } from '@/lib/queries/coverage'
import { getRetention } from '@/lib/queries/growth/retention'
import { accountScope } from '@/lib/queries/growth/session-scope'
import type { GrowthContext } from '../charts/chart'

/** Who stays with what they took up when it was new. */
export async function retention({ reader, question, of }: GrowthContext): Promise<ReactNode> {
  const scope = await accountScope(reader, question.category, of)
  if (!scope || !(await getCoverage(reader))) return null
  const isOfAll = question.category === 'all' && !of
  const found: Retention[] = []
  for (const kind of retentionKinds) {
    const one = await getRetention(reader, kind, scope)
    if (isOfAll || one.cohorts.length > 0) found.push(one)
  }
  if (found.length === 0) return null
  return (
    <Section
      id="retention"
      title={text('growth.retention.title')}
      description={<AboutLink of="growth.retention.description" topic="retention" />}
    >
      {!isOfAll && <p className="mb-3 max-w-[46rem] text-muted">{text('growth.retention.narrowed')}</p>}
      <div className="grid gap-y-10">
        {found.map((one) => (
          <Triangle key={one.kind} retention={one} question={question} />
        ))}
      </div>
    </Section>
  )
}

function Triangle({ retention, question }: { retention: Retention; question: GrowthQuestion }) {
  const { kind, cohorts } = retention
  const title = text(`growth.retention.${kind}.title`)
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      {cohorts.length === 0 ? (
        <p className="max-w-[46rem] text-muted">{text(`growth.retention.${kind}.send`)}</p>
      ) : (
        <>
          <p className="mb-2 text-muted">{text('growth.retention.columns')}</p>
          <section
            className="overflow-x-auto [&_:is(th,td)]:whitespace-nowrap [&_td]:px-0.5"
            aria-label={title}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
            tabIndex={0}
          >
            <DataTable view={retentionTable(retention, title)} />
          </section>
          <Exports label={title} file={overTimeFile('retention', question, { by: kind })} />
        </>
      )}
    </div>
  )
}
