import type { ReactNode } from 'react'
import { DriverDetails } from '@/components/growth/driver-details'
import { MoreOfGrowth } from '@/components/growth/more-of-growth'
import { ReasonList } from '@/components/growth/reason-list'
import { Waterfall } from '@/components/growth/waterfall'
import { EmptyNote } from '@/components/ui/empty-note'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { Reader } from '@/db/client'
import { MAX_WINDOW_DAYS } from '@/lib/domain/growth/growth-window'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { NoGrowth } from '@/lib/queries/growth/growth'
import { type GrowthQuestion, growthPath } from '@/lib/view/address/growth-path'
import { growthPartsFile } from '@/lib/view/growth/growth-file'
import { reasonViews } from '@/lib/view/growth/reasons'
import { waterfallView } from '@/lib/view/growth/waterfall'
import { growthPicturePath } from '@/lib/view/picture/picture-path'
import { formatDay } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'
import type { GrowthContext } from './charts/chart'
import { readCuts, readDrivers } from './charts/splits'
import { readAnswers } from './sections/answers'

/** The split of a change and who moved it, with the ways to everything else, or why there is none. */
export async function drawGrowth(context: GrowthContext): Promise<ReactNode> {
  const { reader, question } = context
  const growth = await readDrivers(context)
  if ('fault' in growth) return drawFault(reader, question, growth)
  const cuts = await readCuts(context)
  const sections = await readAnswers(context)
  const view = waterfallView(growth, question.window)
  const moved = view.bars.filter(({ top }) => top.length > 0)
  const ways = new Map([
    ...(moved.length > 0 ? ['movers', ...moved.map(({ key }) => key)] : []).map(
      (anchor) => [anchor, `#${anchor}`] as const,
    ),
    ...sections.map(({ name, href }) => [name, href] as const),
  ])
  return (
    <>
      <p className={`mt-6 max-w-[46rem] text-base${growth.estimated ? ' about' : ''}`}>{view.summary}</p>
      <p className="mt-1 mb-3 text-muted">{view.title}</p>
      <Waterfall view={view} />
      <Exports
        label={text('growth.files.drivers')}
        file={growthPartsFile(question, 'drivers')}
        picture={growthPicturePath(question, 'drivers')}
      />
      <ReasonList reasons={reasonViews(growth, cuts, ways)} />
      {moved.length > 0 && (
        <Section id="movers" title={text('growth.movers.title')}>
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
            {moved.map((bar) => (
              <DriverDetails key={bar.key} bar={bar} />
            ))}
          </div>
        </Section>
      )}
      <MoreOfGrowth sections={sections} />
    </>
  )
}

/** Why there is nothing, and where there is something. */
async function drawFault(reader: Reader, question: GrowthQuestion, { fault }: NoGrowth): Promise<ReactNode> {
  const coverage = await getCoverage(reader)
  const values = {
    first: coverage ? formatDay(coverage.first) : '',
    last: coverage ? formatDay(coverage.last) : '',
    days: MAX_WINDOW_DAYS,
  }
  const week = { label: text('growth.windows.week'), href: growthPath({ ...question, window: 'week' }) }
  const all = { label: text('site.allRankings'), href: '/' }
  return (
    <div className="mt-6">
      <EmptyNote
        title={text(`growth.faults.${fault}.title`)}
        text={text(`growth.faults.${fault}.text`, values)}
        links={question.window === 'week' ? [all] : [week, all]}
      />
    </div>
  )
}
