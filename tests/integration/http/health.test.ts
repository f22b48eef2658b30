import { afterAll, describe, expect, it, vi } from 'vitest'
import { connect } from '@/db/client'
import { health } from '@/lib/http/health'
import { postRevalidate } from '@/lib/http/page/revalidate'
import { useTestDatabase } from '../../support/database/database'

describe('GET /api/health', () => {
  const database = useTestDatabase()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  afterAll(() => {
    vi.restoreAllMocks()
  })

  it('answers how far the figures are', async () => {
    const { db } = database()
    await db.$client`update rollup_state set data_version = 7, data_through = '2026-08-20'`
    const response = await health(() => db)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      status: 'ok',
      database: 'ok',
      data_version: '7',
      data_through: '2026-08-20',
    })
  })

  it('answers 503 where the database cannot be reached', async () => {
    const nowhere = connect('postgres://nobody@127.0.0.1:1/none', { poolSize: 1 })
    const response = await health(() => nowhere)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ status: 'unavailable', database: 'unreachable' })
    await nowhere.$client.end()
  })

  it('answers 503 where the database does not answer in time', async () => {
    const { db } = database()
    const lock = await db.$client.reserve()
    await lock`begin`
    await lock`lock table rollup_state in access exclusive mode`
    expect((await health(() => db, 100)).status).toBe(503)
    await lock`rollback`
    lock.release()
  })
})

describe('POST /api/internal/revalidate', () => {
  it('is not there for anyone but the process itself', () => {
    for (const secret of ['', 'wrong', 'A'.repeat(43)]) {
      const headers = { 'x-tokenboard-process': secret }
      const request = new Request('http://localhost/api/internal/revalidate', { method: 'POST', headers })
      expect(postRevalidate(request).status).toBe(404)
    }
  })
})
