import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { bucketRange } from '@/lib/domain/time/buckets'
import type { Period } from '@/lib/domain/time/period'
import type { Variants } from '@/lib/domain/traffic/question'
import { getReasoning, getReasoningServed } from '@/lib/queries/reasoning'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { days, inside, slugOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { someDays } from '../../support/database/some-days'
import { insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const yesterday = '2026-03-03'

const question = fc.record({
  category: fc.constantFrom<CategoryFilter>('all', 'programming'),
  period: fc.constantFrom<Period>('today', 'day', 'week', 'month'),
  grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  variants: fc.constantFrom<Variants>('merge', 'split'),
  range: fc.option(someDays(today)),
})

interface Counted {
  tokens: bigint
  output: bigint
  reasoning: bigint
}

/** What each model had, by slug. */
function byModel(events: Traffic[], variants: Variants): Map<string, Counted> {
  const models = new Map<string, Counted>()
  for (const event of events) {
    const slug = slugOf(event, 'models', variants)!
    const before = models.get(slug) ?? { tokens: 0n, output: 0n, reasoning: 0n }
    const weight = BigInt(event.sampleWeight)
    models.set(slug, {
      tokens: before.tokens + BigInt(event.promptTokens + event.completionTokens) * weight,
      output: before.output + BigInt(event.completionTokens) * weight,
      reasoning: before.reasoning + BigInt(event.reasoningTokens) * weight,
    })
  }
  return models
}

const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n)

function served(models: Map<string, Counted>) {
  const all = [...models.values()]
  const reasoning = all.filter((model) => model.reasoning > 0n)
  return [sum(all.map(({ tokens }) => tokens)), sum(reasoning.map(({ tokens }) => tokens))]
}

describe('reasoning', () => {
  const database = useTestDatabase()
  const read = <Found>(work: (reader: Parameters<typeof getReasoning>[0]) => Promise<Found>) =>
    readSnapshot(database().db, work)

  beforeAll(() => insertCatalog(database().db))

  it('is nothing, with no error, before the first rollup', async () => {
    const usual = { category: 'all', variants: 'merge', range: null } as const
    const list = await read((reader) => getReasoning(reader, { ...usual, period: 'week' }, now))
    expect(list).toMatchObject({ rows: [], modelCount: 0, totalTokens: 0n, reasoningModelTokens: 0n })
    const chart = await read((reader) => getReasoningServed(reader, { ...usual, grain: 'month' }, now))
    expect(chart.buckets.map(({ totalTokens }) => totalTokens)).toEqual(Array(12).fill(0n))
  })

  it('equals a recount of the raw events, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(question, { minLength: 12, maxLength: 12 }),
        async (traffic, questions) => {
          await serveTraffic(database().db, traffic, now)
          for (const asked of questions) {
            const { category, variants, grain, period } = asked
            const list = await read((reader) => getReasoning(reader, asked, now))
            const window =
              asked.range ??
              (period === 'today'
                ? days(today, 1)
                : days(yesterday, { day: 1, week: 7, month: 30 }[period as 'day']))
            const models = byModel(inside(traffic, window, category), variants)
            const apart = byModel(inside(traffic, window, category), 'split')
            expect([list.totalTokens, list.reasoningModelTokens]).toEqual(served(apart))
            const listed = list.rows.map((row) => [
              row.slug,
              row.totalTokens,
              row.completionTokens,
              row.reasoningTokens,
            ])
            const known = listed.map(([slug]) => {
              const model = models.get(slug as string)!
              return [slug, model.tokens, model.output, model.reasoning]
            })
            expect(listed).toEqual(known)
            expectMain(
              list.rows.map(({ completionTokens }) => completionTokens),
              models,
            )
            const shares = list.rows.map((row) => Number(row.reasoningTokens) / Number(row.completionTokens))
            expect(shares).toEqual(shares.toSorted((a, b) => b - a))

            const chart = await read((reader) => getReasoningServed(reader, asked, now))
            const events = inside(traffic, chart.range, category)
            for (const { bucket, totalTokens, reasoningModelTokens } of chart.buckets) {
              const inBucket = byModel(inside(events, bucketRange(bucket, grain)), 'split')
              expect([totalTokens, reasoningModelTokens]).toEqual(served(inBucket))
            }
          }
        },
      ),
      { numRuns: 8, seed: 20260304 },
    )
  })
})

/** The listed make 99 % of all output, and without the smallest of them they would not. */
function expectMain(listed: bigint[], models: Map<string, Counted>): void {
  const all = sum([...models.values()].map(({ output }) => output))
  const reached = sum(listed)
  expect(reached * 100n >= all * 99n).toBe(true)
  const smallest = listed.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? 0n
  expect(listed.length === 0 || (reached - smallest) * 100n < all * 99n).toBe(true)
}
