import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { freeToPaidTable } from '@/lib/view/growth/free-to-paid-table'
import { overTimeFile } from '@/lib/view/growth/growth-section-files'
import { text } from '@/lib/view/text/messages'
import { isOfAll, readFreeToPaid } from '../charts/access'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

/** Who begins with what is free and comes to pay, and who wants more than is given away. */
export const freeAndPaid: GrowthSection = async (context) => {
  const { question } = context
  const paid = await readFreeToPaid(context)
  if (!paid) return null
  return (
    <SectionBody description={<AboutLink of="growth.access.description" topic="free-to-paid" />}>
      {!isOfAll(context) && <p className="mb-3 max-w-[46rem] text-muted">{text('growth.access.narrowed')}</p>}
      {paid.cohorts.length === 0 ? (
        <p className="max-w-[46rem] text-muted">{text('growth.access.send')}</p>
      ) : (
        <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
          {
            await drawChart(context, 'paying-cohorts', {
              file: overTimeFile('free-to-paid', question),
              isShort: true,
              below: <DataTable view={freeToPaidTable(paid, text('growth.access.cohorts'))} />,
            })
          }
          {await drawChart(context, 'free-limits', { file: overTimeFile('free-limits-over-time', question) })}
        </div>
      )}
    </SectionBody>
  )
}
