import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { entityDimensions, entityParts, filterParameter } from '@/lib/domain/entity/entity-parts'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { getBoard } from '@/lib/queries/boards/board'
import { getCategoryRanks } from '@/lib/queries/boards/ranks'
import { getEntitySeries } from '@/lib/queries/entity/entity-series'
import { getLaunches } from '@/lib/queries/entity/launches'
import { getSeries } from '@/lib/queries/series/series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { catalog } from '../../support/database/traffic'
import { exportsOf, now, traffic } from '../../support/http/exports'

const question = {
  category: 'all',
  range: null,
  variants: 'merge',
  metric: 'tokens',
  appGroup: null,
} as const

describe('files of one entity', () => {
  const database = useServedTraffic(traffic, now)
  const { ask, csv, refusal } = exportsOf(database)

  const entities = entityDimensions.flatMap((dimension) =>
    catalog[dimension]
      .filter((entity) => !('hidden' in entity && entity.hidden))
      .map(({ id, slug }) => ({ of: { dimension, id }, name: filterParameter(dimension), slug })),
  )

  it.each(entities)('equal the page of the $name $slug', async ({ of, name, slug }) => {
    const read = <T>(work: Parameters<typeof readSnapshot<T>>[1]) => readSnapshot(database().db, work)
    for (const list of Object.keys(entityParts[of.dimension]) as Dimension[]) {
      const asked = { ...question, period: 'week', limit: null } as const
      const board = await read((reader) => getBoard(reader, list, asked, now, of))
      const rows = await csv(`${list}.csv?${new URLSearchParams({ [name]: slug })}`)
      expect(rows.map((row) => [row.slug, row.total_tokens, row.requests])).toEqual(
        board.rows.map((row) => [row.slug, String(totalTokens(row)), String(row.requests)]),
      )
      const sum = rows.reduce((total, row) => total + BigInt(row.total_tokens!), 0n)
      expect(sum).toBe(totalTokens(board.total))

      const daily = { ...question, grain: 'day', top: 2, topOf: 'range' } as const
      const chart = await read((reader) => getSeries(reader, list, daily, now, of))
      const query = new URLSearchParams({
        [name]: slug,
        grain: 'day',
        top: '2',
        of: 'range',
        variants: 'merge',
      })
      const points = await csv(`${list}-over-time.csv?${query}`)
      expect(points.map((row) => [row.bucket, row.slug, row.total_tokens])).toEqual(
        chart.buckets.flatMap(({ bucket, points }) =>
          points.map((point, index) => [bucket, chart.entities[index]!.slug, String(point.totalTokens)]),
        ),
      )
    }
    const series = await read((reader) => getEntitySeries(reader, of, { category: 'all', grain: 'day' }, now))
    const growth = await csv(`growth.csv?${new URLSearchParams({ [name]: slug, grain: 'day' })}`)
    expect(growth.map((row) => [row.bucket, row.prompt_tokens, row.completion_tokens, row.requests])).toEqual(
      series.buckets.map((bucket) => [
        bucket.bucket,
        String(bucket.promptTokens),
        String(bucket.completionTokens),
        String(bucket.requests),
      ]),
    )
  })

  it('leave empty what nobody knows of the rows, rather than say zero', async () => {
    const measures = ['reasoning_tokens', 'cached_tokens', 'cost_usd', 'tool_calls', 'tool_requests']
    const knownCells = async (path: string) =>
      (await csv(path)).map((row) => measures.map((name) => row[name] !== ''))
    for (const known of await knownCells('apps.csv?model=acme/one')) {
      expect(known).toEqual([true, false, false, false, false])
    }
    // A row without any price leaves its cost open too, as everywhere.
    for (const [, cached, , calls, requests] of await knownCells('providers.csv?model=acme/one')) {
      expect([cached, calls, requests]).toEqual([false, false, false])
    }
    for (const [, ...known] of await knownCells('categories.csv?app=cline.bot'))
      expect(known).not.toContain(false)
  })

  it('have a name of their own, and means beside the sums', async () => {
    const response = await ask('models.csv?app=github.com/a/b')
    expect(response.headers.get('content-disposition')).toContain(
      'tokenboard-models-of-github.com-a-b-all-2026-02-25_2026-03-03.csv',
    )
    const [row] = await csv('growth.csv?model=acme/one&from=2026-03-03&to=2026-03-03&grain=day')
    expect(row).toEqual({
      bucket: '2026-03-03',
      total_tokens: '1001000',
      prompt_tokens: '600600',
      completion_tokens: '400400',
      reasoning_tokens: '40040',
      requests: '1001',
      mean_prompt_tokens: '600.000000000000',
      mean_completion_tokens: '400.000000000000',
      is_partial: 'false',
    })
  })

  it('of ranks and launches equal the page, and ask for the model that they are of', async () => {
    const { db } = database()
    await db.execute(sql`update models set released_at = '2026-02-22T12:00:00Z' where id = 1`)
    const of = { dimension: 'models', id: 1 } as const
    const history = await readSnapshot(db, (reader) => getCategoryRanks(reader, of, 'merge', now))
    expect(await csv('ranks.csv?model=acme/one')).toEqual(
      history.weeks.flatMap((week, index) =>
        history.ranks.map(({ category, byWeek }) => ({ week, category, rank: String(byWeek[index] ?? '') })),
      ),
    )
    expect(history.ranks.map(({ category }) => category)).toEqual(['all', 'programming'])
    expect(history.ranks[0]!.byWeek.at(-1)).toBeNull()
    expect(history.ranks[0]!.byWeek.at(-2)).toBe(1)

    const launches = await readSnapshot(db, (reader) => getLaunches(reader, 1))
    const rows = await csv('launch.csv?model=acme/one')
    expect(rows.map((row) => row.total_tokens)).toEqual(launches[0]!.tokens.map(String))
    expect(rows[0]).toEqual({
      slug: 'acme/one',
      name: 'One',
      released: '2026-02-22',
      days_since_release: '0',
      total_tokens: '500',
    })
    expect(await refusal('launch.csv')).toMatchObject({ status: 400, field: 'model' })
    expect(await refusal('ranks.csv?author=acme')).toMatchObject({
      status: 400,
      field: 'author',
      choices: ['model'],
    })
    expect(await refusal('ranks.csv?model=acme/one&period=week')).toMatchObject({
      status: 400,
      field: 'period',
    })
  })

  it('refuse what no rollup knows, naming the field and what it takes', async () => {
    expect(await refusal('authors.csv?model=acme/one')).toMatchObject({
      status: 400,
      field: 'model',
      choices: ['models.csv', 'providers.csv', 'apps.csv', 'categories.csv'],
    })
    expect(await refusal('providers-over-time.json?app=cline.bot')).toMatchObject({
      status: 400,
      field: 'app',
      choices: ['models-over-time.json', 'categories-over-time.json'],
    })
    expect(await refusal('models.csv?app=cline.bot&author=acme')).toMatchObject({ status: 400, field: 'app' })
    expect(await refusal('models.csv?app=cline.bot&metric=spend')).toMatchObject({
      field: 'metric',
      choices: ['tokens', 'requests', 'reasoning'],
    })
    expect(await refusal('apps.csv?model=acme/one&category=legal')).toMatchObject({
      field: 'category',
      choices: ['all'],
    })
    expect(await refusal('apps.csv?model=acme/one&period=trending')).toMatchObject({
      field: 'period',
      choices: ['today', 'day', 'week', 'month'],
    })
    expect(await refusal('context.csv?model=acme/one')).toMatchObject({ status: 400, field: 'model' })
    expect((await ask('models.csv?author=acme&category=legal&metric=spend&period=trending')).status).toBe(200)
  })

  it('refuse an entity that nobody knows with those that look like it, and never name a hidden one', async () => {
    expect(await refusal('apps.csv?model=acme/ones')).toMatchObject({
      status: 400,
      field: 'model',
      choices: expect.arrayContaining(['acme/one']),
    })
    expect(await refusal('models.csv?app=secret.example')).toMatchObject({
      status: 400,
      field: 'app',
      choices: [],
    })
  })
})
