import type { ReactNode } from 'react'
import { DriverDetails } from '@/components/growth/driver-details'
import { ReasonList } from '@/components/growth/reason-list'
import { Waterfall } from '@/components/growth/waterfall'
import { DataTable } from '@/components/tables/data-table'
import { EmptyNote } from '@/components/ui/empty-note'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { Reader } from '@/db/client'
import { type Cut, cuts } from '@/lib/domain/growth/drivers'
import type { Growth } from '@/lib/domain/growth/growth'
import { MAX_WINDOW_DAYS } from '@/lib/domain/growth/growth-window'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { NoGrowth } from '@/lib/queries/growth/growth'
import { type GrowthQuestion, growthPath } from '@/lib/view/address/growth-path'
import { cutTable } from '@/lib/view/growth/cut-table'
import { growthPartsFile } from '@/lib/view/growth/growth-file'
import { reasonViews } from '@/lib/view/growth/reasons'
import { waterfallView } from '@/lib/view/growth/waterfall'
import { cutChart } from '@/lib/view/picture/growth-charts'
import { growthPicturePath } from '@/lib/view/picture/picture-path'
import { formatDay } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'
import type { GrowthContext } from './charts/chart'
import { CUT_ROWS, readCut, readDrivers } from './charts/splits'

/** A section that has something to say. */
export interface DrawnSection {
  id: string
  title: string
  isMore: boolean
  content: ReactNode
}

/**
 * The split of a change with everything that is told about it, or why there is none.
 * @param sections what follows below it
 */
export async function drawGrowth(
  context: GrowthContext,
  sections: readonly DrawnSection[],
): Promise<ReactNode> {
  const { reader, question } = context
  const growth = await readDrivers(context)
  if ('fault' in growth) return drawFault(reader, question, growth)
  const otherwise = new Map<Cut, Growth>()
  for (const cut of cuts) {
    const found = await readCut(context, cut)
    if (found) otherwise.set(cut, found)
  }
  const view = waterfallView(growth, question.window)
  const moved = view.bars.filter(({ top }) => top.length > 0)
  const anchors = [
    ...(moved.length > 0 ? ['movers', ...moved.map(({ key }) => key)] : []),
    ...(otherwise.size > 0 ? ['cuts'] : []),
    ...sections.map(({ id }) => id),
  ]
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
      <ReasonList
        reasons={reasonViews(growth, otherwise, new Set(anchors))}
        more={sections
          .filter(({ isMore }) => isMore)
          .map(({ id, title }) => ({ name: title, href: `#${id}` }))}
      />
      {moved.length > 0 && (
        <Section id="movers" title={text('growth.movers.title')}>
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
            {moved.map((bar) => (
              <DriverDetails key={bar.key} bar={bar} />
            ))}
          </div>
        </Section>
      )}
      {otherwise.size > 0 && (
        <Section id="cuts" title={text('growth.cuts.title')} description={text('growth.cuts.description')}>
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
            {[...otherwise].map(([cut, growth]) => (
              <div key={cut} className="min-w-0">
                <h3 className="mb-1 font-medium">{text(`growth.cuts.${cut}`)}</h3>
                <DataTable view={cutTable(growth, cut, CUT_ROWS)} />
                <Exports
                  label={text('growth.files.cut')}
                  file={growthPartsFile(question, cut)}
                  picture={growthPicturePath(question, cutChart(cut))}
                />
              </div>
            ))}
          </div>
        </Section>
      )}
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
