import { ChartFigure } from '@/components/charts/chart-figure'
import { AboutLink } from '@/components/growth/about-link'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { Reader } from '@/db/client'
import type { ChartView } from '@/lib/domain/charts/chart-view'
import { driverWeeksFile } from '@/lib/domain/exports/growth-file'
import { driverWeeksView } from '@/lib/domain/growth/driver-weeks'
import { text } from '@/lib/domain/messages'
import { growthPicturePath } from '@/lib/domain/pictures/picture-path'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import type { WeeklyQuestion } from '@/lib/queries/growth/weekly-segments'
import { areWeeksEstimated } from '@/lib/queries/growth/weeks-estimated'
import type { GrowthSection } from './section'

/** The drivers of a year of weeks, each week against the one before. */
export const driversOverTime: GrowthSection = async ({ reader, question, of }) => {
  const view = await readDriverWeeks(reader, { category: question.category, of })
  if (!view) return null
  return (
    <Section
      key="weeks"
      id="weeks"
      title={text('growth.weeks.title')}
      description={<AboutLink of="growth.weeks.description" topic="growth-split" />}
    >
      <ChartFigure id="weeks-chart" view={view} legend="list" />
      <Exports
        label={text('growth.weeks.title')}
        file={driverWeeksFile(question)}
        picture={growthPicturePath(question, 'weeks')}
      />
    </Section>
  )
}

/** Null where there is no week to compare. */
export async function readDriverWeeks(reader: Reader, asked: WeeklyQuestion): Promise<ChartView | null> {
  const weeks = await getDriversOverTime(reader, asked)
  if (weeks.length === 0) return null
  return driverWeeksView(weeks, await areWeeksEstimated(reader, asked, weeks))
}
