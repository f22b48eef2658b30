import { describe, expect, it } from 'vitest'
import { dimensionNames } from '@/lib/domain/entity/dimension'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { type TopOf, topsOf } from '@/lib/domain/traffic/question'
import type { SeriesPoint } from '@/lib/domain/traffic/series'
import { getSeries } from '@/lib/queries/series/series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { askBoard } from '../../support/brute-force/ask-board'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { exportsOf, now, traffic } from '../../support/http/exports'

describe('exports', () => {
  const database = useServedTraffic(traffic, now)
  const { ask, csv } = exportsOf(database)
  it('equal the page: every board in every period, category and reading of variants', async () => {
    for (const dimension of dimensionNames) {
      for (const period of ['today', 'day', 'week', 'month', 'trending'] as const) {
        for (const category of ['all', 'programming', 'marketing/seo'] as const) {
          for (const variants of ['merge', 'split'] as const) {
            const board = await askBoard(database().db, dimension, { category, period, variants }, now)
            const query = new URLSearchParams({ category, period, variants })
            const shown = board.rows.map((row) => ({
              rank: String(row.rank ?? ''),
              slug: row.slug,
              requests: String(row.requests),
              total_tokens: String(totalTokens(row)),
              share: ratioText(totalTokens(row), totalTokens(board.total), 12) ?? '',
              previous_total_tokens: String(row.previous ? totalTokens(row.previous) : ''),
            }))
            const rows = await csv(`${dimension}.csv?${query}`)
            expect(rows).toHaveLength(shown.length)
            expect(rows).toMatchObject(shown)
            const json = await (await ask(`${dimension}.json?${query}`)).json()
            const { data, meta } = json as {
              data: { total_tokens: string }[]
              meta: { total_tokens: string }
            }
            const sum = data.reduce((total, row) => total + BigInt(row.total_tokens), 0n)
            expect(sum).toBe(totalTokens(board.total))
            expect(meta.total_tokens).toBe(String(sum))
          }
        }
      }
    }
  })

  /** What a file has rows of: where each bucket has a top of its own its largest, `Other` last. */
  function listedIn(topOf: TopOf, points: readonly SeriesPoint[]) {
    const rows = points.map((point, index) => ({ ...point, index }))
    if (topOf === 'range') return rows
    const rank = ({ index, value }: (typeof rows)[number]) => (index === points.length - 1 ? -1n : value)
    return rows.filter(({ value }) => value > 0n).sort((one, other) => (rank(one) < rank(other) ? 1 : -1))
  }

  it.each(topsOf)('equal the chart, bucket by bucket, with the top of each %s', async (topOf) => {
    for (const grain of ['day', 'week', 'month'] as const) {
      const question = {
        category: 'all',
        grain,
        range: null,
        variants: 'split',
        metric: 'tokens',
        top: 2,
        topOf,
        appGroup: null,
      } as const
      const chart = await readSnapshot(database().db, (reader) => getSeries(reader, 'models', question, now))
      const rows = await csv(
        `models-over-time.csv?grain=${grain}&top=2${topOf === 'range' ? '&of=range' : ''}`,
      )
      expect(rows).toEqual(
        chart.buckets.flatMap(({ bucket, isPartial, points, total }) =>
          listedIn(topOf, points).map(({ totalTokens: tokens, requests, index }) => ({
            bucket,
            slug: chart.entities[index]!.slug,
            name: chart.entities[index]!.name.replace(/^\+/, "'+"),
            total_tokens: String(tokens),
            requests: String(requests),
            share: ratioText(tokens, total.totalTokens, 12) ?? '',
            is_partial: String(isPartial),
            value: String(tokens),
          })),
        ),
      )
      expect(rows.at(-1)).toMatchObject({ is_partial: 'true' })
      expect(rows.some(({ slug }) => slug === 'other')).toBe(true)
    }
  })
})
