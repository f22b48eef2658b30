import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { driverWeeksFile } from '@/lib/view/growth/growth-file'
import { text } from '@/lib/view/text/messages'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

/** The drivers of a year of weeks, each week against the one before. */
export const driversOverTime: GrowthSection = async (context) => {
  const title = text('growth.weeks.title')
  const chart = await drawChart(context, 'over-time', {
    id: 'weeks-chart',
    file: driverWeeksFile(context.question),
    label: title,
    legend: 'list',
  })
  return (
    chart && (
      <SectionBody description={<AboutLink of="growth.weeks.description" topic="growth-split" />}>
        {chart}
      </SectionBody>
    )
  )
}
