import type { ReactNode } from 'react'
import { ChartFigure } from '@/components/charts/chart-figure'
import { AboutLink } from '@/components/growth/about-link'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { freeLimitLines, freeToPaidLines } from '@/lib/domain/charts/free-to-paid-view'
import { overTimeFile } from '@/lib/domain/exports/growth-section-files'
import { text } from '@/lib/domain/messages'
import { freeToPaidTable } from '@/lib/domain/tables/free-to-paid-table'
import { env } from '@/lib/env'
import { getCoverage } from '@/lib/queries/coverage'
import { getFreeLimits, getFreeToPaid } from '@/lib/queries/growth/free-to-paid'
import { accountScope } from '@/lib/queries/growth/session-scope'
import type { GrowthContext } from '../charts/chart'

/** Who begins with what is free and comes to pay, and who wants more than is given away. */
export async function freeAndPaid({ reader, question, of, now }: GrowthContext): Promise<ReactNode> {
  const scope = await accountScope(reader, question.category, of)
  if (!scope || !(await getCoverage(reader))) return null
  const paid = await getFreeToPaid(reader, scope)
  const isOfAll = question.category === 'all' && !of
  if (!isOfAll && paid.cohorts.every(({ beganFree }) => beganFree === 0n)) return null
  const limits = env().FREE_LIMITS
  const reached = await getFreeLimits(reader, { grain: 'week', range: null, limits, ...scope }, now)
  const [cohorts, limited] = [text('growth.access.cohorts'), text('growth.access.limits.title')]
  return (
    <Section
      id="free-to-paid"
      title={text('growth.access.title')}
      description={<AboutLink of="growth.access.description" topic="free-to-paid" />}
    >
      {!isOfAll && <p className="mb-3 max-w-[46rem] text-muted">{text('growth.access.narrowed')}</p>}
      {paid.cohorts.length === 0 ? (
        <p className="max-w-[46rem] text-muted">{text('growth.access.send')}</p>
      ) : (
        <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
          <div className="min-w-0">
            <h3 className="mb-1 font-medium">{cohorts}</h3>
            <ChartFigure id="paying-cohorts" view={freeToPaidLines(paid, cohorts)} legend="line" isShort />
            <div className="mt-4">
              <DataTable view={freeToPaidTable(paid, cohorts)} />
            </div>
            <Exports label={cohorts} file={overTimeFile('free-to-paid', question)} />
          </div>
          <div className="min-w-0">
            <h3 className="mb-1 font-medium">{limited}</h3>
            <ChartFigure
              id="free-limits"
              view={freeLimitLines(reached, limits, 'week', limited)}
              legend="line"
            />
            <Exports label={limited} file={overTimeFile('free-limits-over-time', question)} />
          </div>
        </div>
      )}
    </Section>
  )
}
