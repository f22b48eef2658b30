import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { dimensionNames } from '@/lib/domain/entity/dimension'
import { addDays } from '@/lib/domain/time/day'
import { periodNames } from '@/lib/domain/time/period'
import { type ComparedMeasures, type Metric, metrics, noMeasures } from '@/lib/domain/tokens/measures'
import type { BoardQuestion } from '@/lib/domain/traffic/question'
import { getBoard } from '@/lib/queries/boards/board'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { days, inside, isPlaced, rank, type Sums, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { someDays } from '../../support/database/some-days'
import { insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const metricNames = Object.keys(metrics) as Metric[]
const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const yesterday = '2026-03-03'
const usual: BoardQuestion = {
  category: 'all',
  period: 'week',
  range: null,
  variants: 'merge',
  metric: 'tokens',
  limit: null,
  appGroup: null,
}

const categoryArbitrary = fc.constantFrom<CategoryFilter>('all', 'programming', 'marketing/seo', 'legal')
const question: fc.Arbitrary<BoardQuestion> = fc.record({
  category: categoryArbitrary,
  period: fc.constantFrom(...periodNames),
  range: fc.option(someDays(today), { freq: 3 }),
  variants: fc.constantFrom('merge', 'split'),
  metric: fc.constantFrom(...metricNames),
  limit: fc.option(fc.integer({ min: 1, max: 4 })),
  appGroup: fc.option(fc.constantFrom('coding', 'game', 'cli-agent'), { freq: 3 }),
})

describe('getBoard', () => {
  const database = useTestDatabase()
  const board = (dimension: (typeof dimensionNames)[number], asked: Partial<BoardQuestion>, at = now) =>
    readSnapshot(database().db, (reader: Reader) => getBoard(reader, dimension, { ...usual, ...asked }, at))

  const serve = (traffic: Traffic[]) => serveTraffic(database().db, traffic, now)

  beforeAll(() => insertCatalog(database().db))

  it('is empty, with no error, before the first rollup', async () => {
    const empty = await board('models', { period: 'trending' })
    expect(empty).toMatchObject({ rows: [], total: noMeasures, entityCount: 0, previous: null })
    expect(empty.freshness).toEqual({ dataVersion: 0n, dataThrough: null, firstDay: null, asOf: null })
  })

  it('equals a recount of the raw events, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(fc.tuple(fc.constantFrom(...dimensionNames), question), { minLength: 25, maxLength: 25 }),
        async (traffic, questions) => {
          await serve(traffic)
          for (const [dimension, asked] of questions) {
            const found = await board(dimension, asked)
            const isTrending = asked.period === 'trending' && !asked.range
            const first = traffic.map(({ day }) => day).sort()[0] ?? ''
            const window =
              asked.range ??
              (asked.period === 'today' || first > yesterday
                ? days(today, 1)
                : days(yesterday, { day: 1, week: 7, month: 30, trending: 7 }[asked.period]))
            const length = (Date.parse(window.until) - Date.parse(window.from)) / 86_400_000
            const windowBefore = (steps: number) =>
              inside(
                traffic,
                {
                  from: addDays(window.from, -steps * length),
                  until: addDays(window.until, -steps * length),
                },
                asked.category,
              )
            const current = inside(traffic, window, asked.category)
            const { variants, metric, appGroup } = asked
            const ofSlug = (events: Traffic[], slug: string) =>
              sumOf(events.filter((event) => slugOf(event, dimension, variants, appGroup) === slug))
            const trend = (slug: string, value: bigint) =>
              3n * value -
              [1, 2, 3].reduce((sum, steps) => sum + ofSlug(windowBefore(steps), slug)[metric], 0n)
            const compares =
              asked.range !== null || (asked.period !== 'today' && first < window.from && first <= yesterday)
            expect(found.window.previous !== null).toBe(compares)
            const rankBy = (events: Traffic[], valueFor: Parameters<typeof rank>[3]) =>
              rank(events, dimension, variants, valueFor, appGroup).filter(isPlaced(metric))
            const ranked = rankBy(current, (slug, sums) =>
              isTrending ? trend(slug, sums[metric]) : sums[metric],
            ).filter(({ value }) => !isTrending || (compares && value > 0n))
            const before = compares ? windowBefore(1) : []
            const rankedBefore = rankBy(before, (_, sums) => sums[metric]).map(({ slug }) => slug)

            const listed = found.rows.filter((row) => row.kind === 'entity')
            expect(
              listed.map((row) => ({
                rank: row.rank,
                slug: row.slug,
                sums: metricsOf(row),
                previous: row.previous && metricsOf(row.previous),
                previousRank: row.previousRank,
                trend: row.trendTriple,
              })),
            ).toEqual(
              ranked.slice(0, asked.limit ?? undefined).map(({ slug, sums, value }, index) => ({
                rank: index + 1,
                slug,
                sums,
                previous: compares ? ofSlug(before, slug) : null,
                previousRank: rankedBefore.includes(slug) ? rankedBefore.indexOf(slug) + 1 : null,
                trend: isTrending ? value : null,
              })),
            )
            expect(found.entityCount).toBe(ranked.length)
            expect(metricsOf(found.total)).toEqual(sumOf(current))
            expectConserved(found)
            expect(found.previous && metricsOf(found.previous)).toEqual(compares ? sumOf(before) : null)
          }
        },
      ),
      { numRuns: 12, seed: 20260304 },
    )
  })
})

function expectConserved(found: Awaited<ReturnType<typeof getBoard>>): void {
  const names = Object.keys(noMeasures).filter((name) => name !== 'estimated') as 'requests'[]
  for (const name of names) {
    const sum = found.rows.reduce((total, row) => total + row[name], 0n)
    expect(sum, name).toBe(found.total[name])
  }
  if (found.previous === null || found.rows.at(-1)?.kind !== 'other') return
  for (const name of Object.keys(found.previous) as (keyof typeof found.previous)[]) {
    const previous = found.rows.reduce((total, row) => total + row.previous![name], 0n)
    expect(previous, name).toBe(found.previous[name])
  }
}

function metricsOf(measures: ComparedMeasures): Sums {
  return Object.fromEntries(metricNames.map((name) => [name, metrics[name].valueOf(measures)])) as Sums
}
