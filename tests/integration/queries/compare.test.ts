import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { dollarText } from '@/lib/domain/money/money'
import { bucketRange } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { Metric } from '@/lib/domain/tokens/measures'
import {
  type CompareQuestion,
  compareDimensions,
  defaultComparison,
} from '@/lib/domain/traffic/compare-question'
import type { ComparedWindows, Comparison } from '@/lib/domain/traffic/comparison'
import { openExport } from '@/lib/exports/open-file'
import { parseCompareQuestion } from '@/lib/http/export/export-compare-question'
import { findCompared, getComparison } from '@/lib/queries/compare'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { days, inside, isPlaced, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { catalog, insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const through = addDays(today, -1)

const slugsOf: Record<EntityDimension, string[]> = {
  models: catalog.models.map(({ slug }) => slug),
  authors: catalog.authors.map(({ slug }) => slug),
  providers: catalog.providers.map(({ slug }) => slug),
  apps: catalog.apps.filter(({ hidden }) => !hidden).map(({ slug }) => slug),
}

const question: fc.Arbitrary<CompareQuestion> = fc.constantFrom(...compareDimensions).chain((dimension) =>
  fc
    .record({
      slugs: fc.shuffledSubarray(slugsOf[dimension], {
        minLength: 1,
        maxLength: Math.min(4, slugsOf[dimension].length),
      }),
      category: fc.constantFrom<CategoryFilter>('all', 'programming', 'legal'),
      grain: fc.constantFrom('day', 'week', 'month'),
      metric: fc.constantFrom<Metric>('tokens', 'requests', 'spend', 'reasoning', 'tools', 'normalised'),
    })
    .map(({ slugs, ...asked }) => ({ ...defaultComparison(dimension, slugs), ...asked }) as CompareQuestion),
)

/** A base model with its variants; a variant alone. */
function ownTraffic(traffic: Traffic[], dimension: EntityDimension, slug: string): Traffic[] {
  const variants = slug.includes(':') ? 'split' : 'merge'
  return traffic.filter((event) => slugOf(event, dimension, variants) === slug)
}

/** @param first the day on which all traffic begins */
function windowsOf(traffic: Traffic[], { metric, category }: CompareQuestion, first: Day): ComparedWindows {
  const window = (length: number) => {
    const range = days(through, length)
    const current = inside(traffic, range, category)
    return {
      value: sumOf(current)[metric],
      previous:
        first < range.from ? sumOf(inside(traffic, days(through, length, length), category))[metric] : null,
      estimated: current.some(({ sampleWeight }) => sampleWeight > 1),
    }
  }
  return { week: window(7), month: window(30) }
}

describe('comparisons', () => {
  const database = useTestDatabase()
  const compare = (asked: CompareQuestion): Promise<Comparison> =>
    readSnapshot(database().db, async (reader) => {
      const { found } = await findCompared(reader, asked.dimension, asked.slugs)
      return getComparison(reader, asked, found, now)
    })
  const find = (dimension: EntityDimension, slugs: string[]) =>
    readSnapshot(database().db, (reader) => findCompared(reader, dimension, slugs))

  beforeAll(() => insertCatalog(database().db))

  it('are gaps, with no error, before the first rollup', async () => {
    const { entities, buckets } = await compare(defaultComparison('authors', ['beta', 'acme']))
    expect(entities.map(({ slug }) => slug)).toEqual(['beta', 'acme'])
    expect(buckets).toHaveLength(52)
    expect(buckets.every(({ points }) => points.every((point) => point === null))).toBe(true)
  })

  it('say which slugs nothing has, hidden apps among them', async () => {
    const { found, unknown } = await find('apps', ['zed.dev', 'secret.example', 'x', 'cline.bot'])
    expect(found.map(({ slug }) => slug)).toEqual(['zed.dev', 'cline.bot'])
    expect(unknown).toEqual(['secret.example', 'x'])
    expect((await find('models', ["'; drop table models", 'acme/one:free'])).found).toEqual([
      { id: 2, slug: 'acme/one:free', name: 'One (free)', variants: 'split' },
    ])
  })

  it('have the numbers of the page in their file', async () => {
    const [event] = fc.sample(trafficUpTo(today), { seed: 7, numRuns: 1 })[0]!
    const of = (providerId: number, day: string, costNanoUsd: number): Traffic => ({
      ...event!,
      providerId,
      day,
      costNanoUsd,
      categoryId: 2,
    })
    const traffic = [
      of(1, '2026-01-10', 5),
      of(1, '2026-02-10', 30),
      of(2, '2026-02-20', 7),
      of(2, today, 14),
    ]
    await serveTraffic(database().db, traffic, now)
    const parameters = 'dimension=providers&slug=host-b&slug=host-a&grain=month&metric=spend'
    const question = parseCompareQuestion(new URLSearchParams(parameters))
    const { buckets } = await compare(question)
    const file = await readSnapshot(database().db, async (reader) => {
      const { columns, rows } = await openExport(reader, { kind: 'compare', of: null, question }, now)
      const read: (string | null)[][] = []
      for await (const batch of rows) read.push(...batch)
      return read.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])))
    })
    expect(file).toHaveLength(24)
    for (const [index, row] of file.entries()) {
      const point = buckets[Math.floor(index / 2)]!.points[index % 2]!
      expect(row.slug).toBe(question.slugs[index % 2])
      expect(row.total_tokens).toBe(point === null ? null : String(point.totalTokens))
      expect(row.value).toBe(point === null ? null : dollarText(point.value))
    }
    const indexes = file
      .filter(({ index }) => index !== null)
      .map(({ bucket, slug, index }) => [bucket, slug, index])
    expect(indexes).toEqual([
      ['2026-01-01', 'host-a', '16.666667'],
      ['2026-02-01', 'host-b', '100.000000'],
      ['2026-02-01', 'host-a', '100.000000'],
      ['2026-03-01', 'host-b', '200.000000'],
    ])
  })

  it.each([
    ['dimension=things&slug=a', 'dimension'],
    ['dimension=models', 'slug'],
    ['dimension=models&slug=a&slug=a', 'slug'],
    ['dimension=models&slug=', 'slug'],
    [`dimension=models&slug=${[...'abcdefg'].join('&slug=')}`, 'slug'],
    ['dimension=models&slug=a&top=3', 'top'],
    ['dimension=models&slug=a&grain=day&grain=week', 'grain'],
  ])('refuse %s as a file', (parameters, field) => {
    expect(() => parseCompareQuestion(new URLSearchParams(parameters))).toThrow(`"${field}"`)
  })

  it('say all that they take to who asks for something else', () => {
    const asked = new URLSearchParams('dimension=models&slug=a&period=week')
    const known = /takes dimension, slug, category, grain, metric, from/
    expect(() => parseCompareQuestion(asked)).toThrow(known)
  })

  it('equal a recount of the raw events in every bucket and window, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(question, { minLength: 15, maxLength: 15 }),
        async (traffic, questions) => {
          await serveTraffic(database().db, traffic, now)
          const first = traffic.map(({ day }) => day).sort()[0] ?? ''
          for (const asked of questions) {
            const { dimension, slugs, category, grain, metric } = asked
            const { buckets, entities, total } = await compare(asked)
            for (const { bucket, points, total } of buckets) {
              const events = inside(traffic, bucketRange(bucket, grain), category)
              const expected = slugs.map((slug) => {
                const own = ownTraffic(events, dimension, slug)
                return own.length === 0 || !isPlaced(metric)({ sums: sumOf(own) })
                  ? null
                  : pointOf(own, metric)
              })
              expect(points).toEqual(expected)
              expect(total).toEqual(pointOf(events, metric))
            }
            expect(total).toEqual(windowsOf(traffic, asked, first))
            for (const [index, { slug, name, ...windows }] of entities.entries()) {
              expect(slug).toBe(slugs[index])
              expect(windows).toEqual(windowsOf(ownTraffic(traffic, dimension, slug), asked, first))
            }
          }
        },
      ),
      { seed: 2026, numRuns: 12 },
    )
  })
})

function pointOf(traffic: Traffic[], metric: Metric) {
  const sums = sumOf(traffic)
  return { totalTokens: sums.tokens, requests: sums.requests, value: sums[metric] }
}
