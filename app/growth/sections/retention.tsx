import type { ReactNode } from 'react'
import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import type { Retention } from '@/lib/domain/growth/retention'
import { overTimeFile } from '@/lib/view/growth/growth-section-files'
import { retentionTable } from '@/lib/view/growth/retention-table'
import { text } from '@/lib/view/text/messages'
import { isOfAll } from '../charts/access'
import type { GrowthContext } from '../charts/chart'
import { readRetentions } from '../charts/retention'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

/** Who stays with what they took up when it was new. */
export const retention: GrowthSection = async (context) => {
  const found = await readRetentions(context)
  if (found.length === 0) return null
  const parts: ReactNode[] = []
  for (const one of found) parts.push(await drawKept(context, one))
  return (
    <SectionBody description={<AboutLink of="growth.retention.description" topic="retention" />}>
      {!isOfAll(context) && (
        <p className="mb-3 max-w-[46rem] text-muted">{text('growth.retention.narrowed')}</p>
      )}
      <div className="grid gap-y-10">{parts}</div>
    </SectionBody>
  )
}

/** The lines of the last cohorts above the triangle of all of them: the triangle alone where no month has passed. */
async function drawKept(context: GrowthContext, retention: Retention): Promise<ReactNode> {
  const { kind, cohorts } = retention
  const title = text(`growth.retention.${kind}.title`)
  const file = overTimeFile('retention', context.question, { by: kind })
  const triangle = cohorts.length > 0 && <Triangle retention={retention} title={title} />
  const chart = await drawChart(context, `kept-${kind}`, { file, isShort: true, below: triangle })
  if (chart) return chart
  return (
    <div key={kind} className="min-w-0">
      <h2 className="mb-1 font-medium">{title}</h2>
      {triangle || <p className="max-w-[46rem] text-muted">{text(`growth.retention.${kind}.send`)}</p>}
      {triangle && <Exports label={title} file={file} />}
    </div>
  )
}

function Triangle({ retention, title }: { retention: Retention; title: string }) {
  return (
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
    </>
  )
}
