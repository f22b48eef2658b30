import { beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '@/lib/access/keys'
import { postEvents } from '@/lib/http/ingest/post-events'
import { keyedRoute } from '@/lib/http/route'
import { runRollup } from '@/lib/rollup/run'
import { sealOldDays } from '@/lib/rollup/seal'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'

const now = new Date('2026-11-30T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()

interface Outcome {
  accepted: number
  rejected: { id: string; code: string; message: string }[]
}

describe('the moments of events', () => {
  const database = useTestDatabase()
  let key: string
  beforeAll(async () => {
    key = (await createKey(database().db, { name: 'test', scopes: ['ingest'] })).key
  })

  /** Sends events of 1, 2, 4, 8 … prompt tokens, so that each sum says which of them it holds. */
  async function post(name: string, moments: string[]): Promise<Outcome> {
    const events = moments.map((created_at, index) => ({
      id: `${name}-${index + 1}-aaaaaaaaaaaaaaaaaa`,
      created_at,
      model: 'openai/gpt-4o',
      prompt_tokens: 2 ** index,
      completion_tokens: 0,
    }))
    const route = keyedRoute(
      'ingest',
      (context) => postEvents({ ...context, now }),
      () => database().db,
    )
    const response = await route(
      new Request('http://localhost/api/v1/events', {
        method: 'POST',
        body: JSON.stringify(events),
        headers: { authorization: `Bearer ${key}` },
      }),
    )
    expect(response.status).toBe(200)
    return (await response.json()) as Outcome
  }

  async function tokensOf(from: string, until: string): Promise<bigint> {
    await runRollup(database().db, { now })
    const { total } = await askBoard(database().db, 'models', { range: { from, until } }, now)
    return total.promptTokens
  }

  // benvinegar/counterscale#61, plausible/analytics#6626: a local hour alone is no moment, its offset makes it one.
  it('are told by their offset, also in the hours that clocks skip and repeat', async () => {
    const outcome = await post('clocks', [
      '2026-03-08T01:59:59-05:00',
      '2026-03-08T03:00:00-04:00',
      '2026-11-01T01:30:00-04:00',
      '2026-11-01T01:30:00-05:00',
    ])
    expect(outcome).toMatchObject({ accepted: 4, rejected: [] })
    const rows = await database().db.$client`
      select to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS') as moment from events
      where day in ('2026-03-08', '2026-11-01') order by created_at`
    expect(rows.map(({ moment }) => moment)).toEqual([
      '2026-03-08T06:59:59',
      '2026-03-08T07:00:00',
      '2026-11-01T05:30:00',
      '2026-11-01T06:30:00',
    ])
    expect(await tokensOf('2026-03-08', '2026-03-09')).toBe(3n)
    expect(await tokensOf('2026-11-01', '2026-11-02')).toBe(12n)
  })

  it('belong to the UTC day, whatever day it was where they were made', async () => {
    await post('days', [
      '2026-05-01T23:30:00-02:00',
      '2026-05-02T00:30:00+05:45',
      '2026-05-03T00:00:00+14:00',
    ])
    expect(await tokensOf('2026-05-01', '2026-05-02')).toBe(2n)
    expect(await tokensOf('2026-05-02', '2026-05-03')).toBe(5n)
  })

  // openclaw/openclaw#103097: 80 seconds ahead is a clock that differs, no mistake.
  it('may be ahead as clocks are, up to 24 hours', async () => {
    expect(await post('ahead', [inSeconds(80), inSeconds(86_400)])).toMatchObject({ accepted: 2 })
    const { accepted, rejected } = await post('too-far-ahead', [inSeconds(86_401)])
    expect(accepted).toBe(0)
    expect(rejected).toMatchObject([
      { code: 'created_at_in_future', message: expect.stringMatching(/more than 24 hours ahead/) },
    ])
  })

  it('are refused by the limit where they are too old, or name no zone', async () => {
    const { accepted, rejected } = await post('old', ['2014-12-31T23:59:59Z', '2026-11-29T10:00:00'])
    expect(accepted).toBe(0)
    expect(rejected.map(({ code }) => code)).toEqual(['invalid_created_at', 'invalid_created_at'])
    for (const { message } of rejected) expect(message).toMatch(/2015.*zone|zone.*2015/)
  })

  it('are refused as past the retention age on a day that was sealed', async () => {
    await runRollup(database().db, { now })
    await sealOldDays(database().db, { now, retentionDays: 90 })
    const { rejected } = await post('sealed', ['2026-03-08T12:00:00Z'])
    expect(rejected).toMatchObject([
      { code: 'day_sealed', message: expect.stringMatching(/past the retention age/) },
    ])
  })
})
