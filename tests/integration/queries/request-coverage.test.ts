import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { CoverageLine } from '@/components/boards/coverage-line'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import { addDays } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type Period, periodNames } from '@/lib/domain/time/period'
import { getRequestCoverage } from '@/lib/queries/coverage/request-coverage'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { coverageTexts } from '@/lib/view/text/coverage-text'
import { useTestDatabase } from '../../support/database/database'
import { insertCatalog, insertTraffic, trafficUpTo } from '../../support/database/traffic'

const today = '2026-05-13'
const now = new Date(`${today}T09:00:00Z`)
const traffic = fc.sample(trafficUpTo(today), { seed: 8, numRuns: 6 }).flat()

describe('what is known of requests', () => {
  const database = useTestDatabase()
  beforeAll(async () => {
    const { db } = database()
    await insertCatalog(db)
    await insertTraffic(db, traffic)
    await db.execute(sql`update events set incomplete = true where prompt_tokens % 4 = 1`)
    await runRollup(db, { now })
  })

  /** The same from the events themselves. */
  async function counted({ from, until }: DayRange, category: CategoryFilter) {
    const id = categoryFilterId(category)
    const of = (condition: string) =>
      sql.raw(`coalesce(exact_sum(sample_weight) filter (where ${condition}), 0)::bigint`)
    const [row] = await database().db.execute(sql`
      select coalesce(exact_sum((prompt_tokens + completion_tokens) * sample_weight), 0)::bigint as "totalTokens",
        ${of('true')} as requests, ${of('cost_nano_usd is not null')} as priced,
        ${of('app_id <> 0')} as "withApp", ${of('provider_id <> 0')} as "withProvider",
        ${of('category_id <> 1')} as "withCategory", ${of('sample_weight = 1')} as "countedSingly",
        ${of('true')} as known, ${of('incomplete is null')} as complete
      from events where day >= ${from} and day < ${until} and (${id} = 0 or category_id = ${id})`)
    return category === 'all' ? row : { ...row, withCategory: null }
  }

  const categories = ['all', 'programming', 'uncategorised', 'legal'] as const
  const ask = (period: Period, category: CategoryFilter, range: DayRange | null = null) =>
    getRequestCoverage(database().db, { period, range, category }, now)

  it.each(categories)('is what the events say, for each period and any days: %s', async (category) => {
    const ranges = [
      null,
      { from: '2026-03-03', until: '2026-05-02' },
      { from: '2026-04-01', until: '2026-05-01' },
    ]
    for (const period of periodNames) {
      for (const range of ranges) {
        const { window, freshness: _, ...found } = await ask(period, category, range)
        expect(found).toEqual(await counted(window.current, category))
      }
    }
  })

  it('is told in a line, with what part of the usage is unfinished', async () => {
    const coverage = await ask('week', 'all')
    expect(coverage.complete).toBeGreaterThan(0n)
    expect(coverage.complete).toBeLessThan(coverage.known)
    const line = renderToStaticMarkup(CoverageLine({ coverage, period: 'week' }))
    expect(line).toContain('Of the requests in the last 7 complete days')
    expect(line).toMatch(/% priced<.*% name an app<.*% have a category<.*% with unfinished usage</)
    expect(coverageTexts({ ...coverage, complete: coverage.known })).toContain('none with unfinished usage')
    expect(coverageTexts({ ...coverage, requests: 0n })).toEqual([])
  })

  it('is checked by verify', async () => {
    const { db } = database()
    await db.execute(sql`update coverage_daily set incomplete_requests = incomplete_requests + 1
      where day = ${addDays(today, -1)} and category_id = 0`)
    const { differences } = await verifyRollups(db)
    expect(differences.map(({ table }) => table)).toContain('coverage_daily')
    await runRollup(db, { now, days: { from: addDays(today, -1), until: today } })
    expect((await verifyRollups(db)).differences).toEqual([])
  })

  it('is not known of days that were sealed before it was asked', async () => {
    const { db } = database()
    await db.execute(sql`delete from coverage_daily where day < ${addDays(today, -3)}`)
    await db.execute(sql`update rollup_days set state = 'sealed' where day < ${addDays(today, -3)}`)
    const part = await ask('week', 'all')
    expect(part.known).toBeLessThan(part.requests)
    expect(coverageTexts(part).at(-1)).toMatch(/^known for \d/)
    expect((await verifyRollups(db)).differences.filter(({ against }) => against !== 'its days')).toEqual([])
    await db.execute(sql`truncate coverage_daily`)
    expect(coverageTexts(await ask('week', 'all'))).toContain('not known how many with unfinished usage')
  })
})
