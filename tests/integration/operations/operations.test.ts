import { describe, expect, it, vi } from 'vitest'
import { connect } from '@/db/client'
import { createKey } from '@/lib/access/keys'
import { postEvents } from '@/lib/http/ingest/post-events'
import { getMetrics } from '@/lib/http/metrics/get-metrics'
import { ready } from '@/lib/http/ready'
import { keyedRoute, publicRoute } from '@/lib/http/route'
import { runRollup } from '@/lib/rollup/run'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'

describe('GET /metrics', () => {
  const database = useTestDatabase()

  async function read(): Promise<Map<string, number>> {
    const response = await publicRoute(
      getMetrics,
      () => database().db,
    )(new Request('http://localhost/metrics'))
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const lines = (await response.text()).split('\n').filter((line) => line && !line.startsWith('#'))
    return new Map(
      lines.map((line) => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ]),
    )
  }

  it('counts what became of events, and tells how the rollups are', async () => {
    const { db } = database()
    const before = await read()
    expect(before.get('tokenboard_rollup_pending_days')).toBe(0)
    expect(before.get('tokenboard_rollup_age_seconds')).toBeNaN()

    const { key } = await createKey(db, { name: 'test', scopes: ['ingest'] })
    const now = new Date()
    const events = [wireEvent('a', now.toISOString()), wireEvent('a', now.toISOString()), { id: 'b' }]
    const request = new Request('http://localhost/api/v1/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(events),
    })
    await keyedRoute('ingest', postEvents, () => db)(request)

    const after = await read()
    const grew = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    const events_total = (outcome: string) =>
      grew(`tokenboard_ingest_events_total{source="tokenboard",outcome="${outcome}"}`)
    expect(['accepted', 'duplicate', 'rejected'].map(events_total)).toEqual([1, 1, 1])
    expect(grew('tokenboard_ingest_rejected_total{code="invalid_created_at"}')).toBe(1)
    expect(grew('tokenboard_ingest_batch_seconds_count{source="tokenboard"}')).toBe(1)
    expect(after.get('tokenboard_rollup_pending_days')).toBe(1)

    await runRollup(db, { now })
    const rolled = await read()
    expect(rolled.get('tokenboard_rollup_pending_days')).toBe(0)
    expect(rolled.get('tokenboard_rollup_age_seconds')).toBeLessThan(600)
    expect(rolled.get('tokenboard_rollup_duration_seconds')).toBeGreaterThan(0)
  })
})

describe('GET /api/ready', () => {
  const database = useTestDatabase()

  it('tells of database, migrations and the age of the last rollup', async () => {
    const { db } = database()
    const now = new Date()
    expect(await (await ready(() => db, now)).json()).toMatchObject({
      status: 'ok',
      migrations: 'ok',
      rollup: 'none',
    })
    await runRollup(db, { now })
    expect(await (await ready(() => db, now)).json()).toMatchObject({ status: 'ok', rollup: 'ok' })
    const later = new Date(now.getTime() + 40 * 60 * 60 * 1000)
    expect(await (await ready(() => db, later)).json()).toMatchObject({ status: 'ok', rollup: 'late' })
  })

  it('is 503 while a migration has not run, and names it', async () => {
    const { db } = database()
    const sql = db.$client
    await sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`
    const response = await ready(() => db, new Date())
    expect(response.status).toBe(503)
    const { migrations, pending } = (await response.json()) as { migrations: string; pending: string[] }
    expect([migrations, pending.length]).toEqual(['pending', 1])
  })

  it('is 503 where the database cannot be reached', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const nowhere = connect('postgres://nobody@127.0.0.1:1/none', { poolSize: 1 })
    const response = await ready(() => nowhere, new Date())
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'unavailable', database: 'unreachable' },
    ])
    await nowhere.$client.end()
    log.mockRestore()
  })
})
