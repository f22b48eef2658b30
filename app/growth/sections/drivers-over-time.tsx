import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { driverWeeksFile } from '@/lib/domain/exports/growth-file'
import { driverWeeksView } from '@/lib/domain/growth/driver-weeks'
import { text } from '@/lib/domain/messages'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { areWeeksEstimated } from '@/lib/queries/growth/weeks-estimated'
import type { GrowthSection } from './section'

/** The drivers of a year of weeks, each week against the one before. */
export const driversOverTime: GrowthSection = async ({ reader, question, of }) => {
  const asked = { category: question.category, of }
  const weeks = await getDriversOverTime(reader, asked)
  if (weeks.length === 0) return null
  const view = driverWeeksView(weeks, await areWeeksEstimated(reader, asked, weeks))
  return (
    <Section
      key="weeks"
      id="weeks"
      title={text('growth.weeks.title')}
      description={text('growth.weeks.description')}
    >
      <ChartFigure id="weeks-chart" view={view} legend="list" />
      <Exports label={text('growth.weeks.title')} file={driverWeeksFile(question)} />
    </Section>
  )
}
