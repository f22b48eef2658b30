import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { connect } from '@/db/client'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const APPS = 10_000

describe('a file of many rows', () => {
  const database = useTestDatabase()
  const { ask, csv } = exportsOf(database)
  /** All, or those that have done nothing for a while. */
  const openTransactions = async (idleMs = -1) => {
    const [row] = await database().db.execute<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and xact_start is not null
        and (${idleMs} < 0 or state like 'idle%' and clock_timestamp() - state_change > ${idleMs} * interval '1 ms') and pid <> pg_backend_pid()`)
    return row!.count
  }

  beforeAll(async () => {
    const { db } = database()
    await insertCatalog(db)
    await db.execute(sql`insert into apps (id, identity, title)
      select id, 'app-' || id || '.example', repeat('A long title ', 15) || id from generate_series(10, ${APPS + 9}) id`)
    const event = { modelId: 1, providerId: 1, categoryId: 2, completionTokens: 1, reasoningTokens: 0 }
    const rest = { cachedTokens: 0, costNanoUsd: null, sampleWeight: 1, day: '2026-03-03' }
    const traffic = Array.from({ length: APPS }, (_, index) => ({
      ...event,
      ...rest,
      appId: 10 + index,
      promptTokens: index % 1000,
    }))
    await serveTraffic(db, traffic, now)
  })

  it('holds every row once, ranked over all batches', async () => {
    const rows = await csv('apps.csv')
    expect(rows.map(({ rank }) => Number(rank))).toEqual(
      Array.from({ length: APPS }, (_, index) => index + 1),
    )
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(APPS)
    const tokens = rows.map(({ total_tokens }) => BigInt(total_tokens!))
    expect(tokens).toEqual(tokens.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)))
    expect(tokens.reduce((sum, value) => sum + value, 0n)).toBe(BigInt((APPS / 1000) * (499_500 + 1000)))
  })

  it('ends its transaction when the reader leaves half-way', async () => {
    const response = await ask('apps.csv')
    const reader = response.body!.getReader()
    await reader.read()
    expect(await openTransactions()).toBe(1)
    await reader.cancel()
    await vi.waitFor(async () => expect(await openTransactions()).toBe(0))
  })

  it('breaks off, and never ends as if it were whole, when the database fails half-way', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let noticeClose: () => void = () => undefined
    const closed = new Promise<void>((resolve) => {
      noticeClose = resolve
    })
    const db = connect(database().url, { poolSize: 1, onClose: () => noticeClose() })
    const { ask: askPool } = exportsOf(() => ({ db }))
    const reader = (await askPool('apps.csv')).body!.getReader()
    await reader.read()
    await vi.waitFor(async () => expect(await openTransactions(200)).toBe(1), { timeout: 8_000 })
    await database().db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`)
    await closed
    const readAll = async () => {
      for (;;) if ((await reader.read()).done) return
    }
    await expect(readAll()).rejects.toThrow()
    expect(logged).toHaveBeenCalledWith('An export broke off:', expect.anything())
    logged.mockRestore()
    expect(await (await askPool('apps.csv?limit=1')).text()).toContain('other')
    await db.$client.end()
  })
})
