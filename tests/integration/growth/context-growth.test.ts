import { beforeAll, describe, expect, it } from 'vitest'
import { getTurnWindows } from '@/lib/queries/growth/turn-windows'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, hashOf, insertCatalog } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const turn = (day: string, session: string, promptTokens: number, more = {}) => ({
  ...event,
  ...{ day, promptTokens, sessionHash: hashOf(session) },
  ...more,
})

/** Two sessions of one turn, one of two models and three turns a week before, and one that stands for ten like it. */
const traffic = [
  turn('2026-03-02', '1', 100),
  turn('2026-03-03', '2', 300),
  turn('2026-02-24', '3', 100),
  turn('2026-02-24', '3', 200),
  turn('2026-02-25', '3', 500, { modelId: 7 }),
  turn('2026-02-26', '4', 10, { modelId: 7, appId: 2, categoryId: 5, sampleWeight: 10 }),
  { ...event, day: '2026-02-26', promptTokens: 9_999 },
]

describe('context growth', () => {
  const database = useTestDatabase()
  const { csv, refusal } = exportsOf(database)
  beforeAll(async () => {
    await insertCatalog(database().db)
    await serveTraffic(database().db, traffic, now)
  })

  const week = (rows: Record<string, string>[], bucket: string) => rows.find((row) => row.bucket === bucket)

  it('counts the sessions of a week by their turns', async () => {
    const rows = await csv('sessions-over-time.csv')
    expect(rows).toHaveLength(52)
    expect(week(rows, '2026-02-23')).toMatchObject({
      ...{ sessions: '11', sessions_1: '10', sessions_2_9: '1', requests: '13', prompt_tokens: '900' },
      ...{ turns_per_session: '1.181818181818', is_partial: 'false' },
    })
    expect(week(rows, '2026-03-02')).toMatchObject({
      ...{ sessions: '2', sessions_1: '2', mean_prompt_tokens: '200.000000000000', is_partial: 'true' },
    })
    expect(week(rows, '2026-02-16')).toMatchObject({ sessions: '0', turns_per_session: '' })
  })

  it('counts only the turns with what it is narrowed to', async () => {
    const of = async (filter: string) => week(await csv(`sessions-over-time.csv?${filter}`), '2026-02-23')
    expect(await of('model=acme/one')).toMatchObject({ sessions: '1', sessions_2_9: '1', requests: '2' })
    expect(await of('author=Corp')).toMatchObject({ sessions: '11', sessions_1: '11', requests: '11' })
    expect(await of('category=programming')).toMatchObject({
      sessions: '1',
      sessions_2_9: '1',
      requests: '3',
    })
    expect(await of('category=programming&author=Corp')).toMatchObject({ sessions: '1', sessions_1: '1' })
    expect(await of('app=github.com/a/b')).toMatchObject({ sessions: '10', prompt_tokens: '100' })
    expect(await refusal('sessions-over-time.csv?provider=host-a')).toMatchObject({ status: 400 })
  })

  it('tells the mean prompt at each turn of a day, without requests outside of sessions', async () => {
    const rows = await csv('turns.csv?from=2026-02-24&to=2026-02-26')
    expect(rows.map((row) => [row.turn, row.requests, row.mean_prompt_tokens])).toEqual([
      ['1', '12', '58.333333333333'],
      ['2', '1', '200.000000000000'],
    ])
    expect(await csv('turns.csv?category=legal')).toEqual([])
  })

  it('sets a window beside the one before, where its days are known', async () => {
    const read = (window: 'week' | { from: string; until: string }) =>
      readSnapshot(database().db, async (reader) => {
        const { windows } = await getTurnWindows(reader, { category: 'all', window })
        return windows.map(({ range, turns }) => [range.from, turns[0]!.requests])
      })
    expect(await read({ from: '2026-03-01', until: '2026-03-04' })).toEqual([
      ['2026-03-01', 2n],
      ['2026-02-26', 10n],
    ])
    expect(await read('week')).toEqual([['2026-02-25', 13n]])
    expect(await read({ from: '2026-03-01', until: '2026-03-05' })).toEqual([])
  })
})
