import type { ReactNode } from 'react'
import { AboutLink } from '@/components/growth/about-link'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { type Retention, retentionKinds } from '@/lib/domain/growth/retention'
import { text } from '@/lib/domain/messages'
import { retentionTable } from '@/lib/domain/tables/retention-table'
import { getCoverage } from '@/lib/queries/coverage'
import { getRetention } from '@/lib/queries/growth/retention'
import type { GrowthContext } from './section'

/** Who stays with what they took up when it was new: of everything alone. */
export async function retention({ reader, question, of }: GrowthContext): Promise<ReactNode> {
  if (question.category !== 'all' || of) return null
  if (!(await getCoverage(reader))) return null
  const found: Retention[] = []
  for (const kind of retentionKinds) found.push(await getRetention(reader, kind))
  return (
    <Section
      id="retention"
      title={text('growth.retention.title')}
      description={<AboutLink of="growth.retention.description" topic="retention" />}
    >
      <div className="grid gap-y-10">
        {found.map((one) => (
          <Triangle key={one.kind} retention={one} />
        ))}
      </div>
    </Section>
  )
}

function Triangle({ retention }: { retention: Retention }) {
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
          <Exports label={title} file={{ name: 'retention', query: { by: kind } }} />
        </>
      )}
    </div>
  )
}
