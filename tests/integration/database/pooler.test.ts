import { afterEach, describe, expect, inject, it } from 'vitest'
import { connect, type Db } from '@/db/client'
import { checkPooler, checkSessions } from '@/db/connection/check-connection'
import { listKeys } from '@/lib/access/keys'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { runRollup } from '@/lib/rollup/run'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { startPooler, type TransactionPooler } from '../../support/database/transaction-pooler'
import { send, wireEvent } from '../../support/ingest/send'

const now = new Date('2026-03-04T10:00:00Z')

/** porsager/postgres#547. With PgBouncer itself it was tried by hand: docs/operations.md. */
describe('behind a pooler in transaction mode', () => {
  const database = useTestDatabase()
  const opened: (Db | TransactionPooler)[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await ('stop' in one ? one.stop() : one.$client.end({ timeout: 1 }))
  })

  function keep<One extends Db | TransactionPooler>(one: One): One {
    opened.unshift(one) // clients end before what they are connected to
    return one
  }

  const pooler = async (options?: { sessions?: number; isLenient?: boolean }) =>
    keep(await startPooler(database().url, options))

  it('serves pages, events and questions of many at once, and loses no answer', async () => {
    const { url, lost } = await pooler({ sessions: 3 })
    const db = keep(connect(url, { poolSize: 10, isPooled: true }))
    const work = Array.from({ length: 20 }, (_, turn) => [
      askBoard(db, 'models', { period: 'today' }, now),
      send(db, [wireEvent(`pooled-${turn}`, '2026-03-03T10:00:00Z')], now),
      db.$client`select ${turn}::int as turn`,
      db.$client.unsafe('select 1'),
      getFreshness(db),
      listKeys(db),
    ]).flat()
    await Promise.all(work)
    expect(lost()).toBe(0)
    await runRollup(database().db, { now })
    const { total } = await askBoard(db, 'models', { period: 'day' }, now)
    expect(total.requests).toBe(20n)
  })

  it('prepares no statement by name, and sets nothing that a pooler would not pass on', async () => {
    const [row, own] = await Promise.all(
      [true, false].map(async (isPooled) => {
        const db = keep(connect(database().url, { poolSize: 1, isPooled }))
        await db.$client`select ${1}::int as one`
        await db.$client`select 1 as one`
        const [found] = await db.$client`
          select (select count(*)::int from pg_prepared_statements where name <> '' and statement ~ 'as one$') as named,
            current_setting('TimeZone') as zone, current_setting('temp_buffers') as buffers`
        return found
      }),
    )
    expect(row).toEqual({ named: 0, zone: 'UTC', buffers: '8MB' })
    expect(own).toEqual({ named: 2, zone: 'UTC', buffers: '64MB' })
  })

  it.each([
    ['as it refuses settings of a session', false],
    ['as two of its clients were given one session', true],
  ])('is found out at the start where it should keep sessions, %s', async (_, isLenient) => {
    const { url } = await pooler({ isLenient })
    const check = checkSessions(keep(connect(url, { poolSize: 2 })), url, 'DATABASE_URL')
    await expect(check).rejects.toThrow(
      /^DATABASE_URL leads to a connection pooler that keeps no session .* DATABASE_DIRECT_URL beside it\.$/,
    )
    const direct = checkSessions(keep(connect(url, { poolSize: 2 })), url, 'DATABASE_DIRECT_URL')
    await expect(direct).rejects.toThrow(/^DATABASE_DIRECT_URL leads to .* PostgreSQL itself there\.$/)
  })

  it('is not seen in PostgreSQL itself', async () => {
    await checkSessions(database().db, database().url, 'DATABASE_URL')
  })

  it.each([
    ['IntervalStyle', 'sql_standard'],
    ['bytea_output', 'escape'],
    ['extra_float_digits', '-15'],
    ['search_path', 'pg_catalog'],
    ['default_transaction_isolation', 'serializable'],
    ['default_transaction_read_only', 'on'],
    ['statement_timeout', '1000'],
    ['lock_timeout', '1000'],
    ['idle_in_transaction_session_timeout', '1000'],
  ])(
    'is refused where it gives sessions with %s at %s, which no client can set there',
    async (name, value) => {
      const admin = database().db.$client
      const [row] = await admin<{ name: string }[]>`select current_database() as name`
      await admin.unsafe(`alter database ${row!.name} set ${name} = '${value}'`)
      const { url } = await pooler()
      await expect(checkPooler(url, database().db)).rejects.toThrow(
        new RegExp(
          `^The sessions behind the pooler of DATABASE_URL have ${name} at "${value}", .* Tokenboard needs .*\\.$`,
        ),
      )
      await admin.unsafe(`alter database ${row!.name} reset ${name}`)
    },
  )

  it.each([
    ['TimeZone', 'Asia/Kathmandu'],
    ['DateStyle', 'SQL, DMY'],
    ['standard_conforming_strings', 'off'],
    ['lc_messages', 'C'],
    ['statement_timeout', '120000'],
  ])('works where the database has %s at %s', async (name, value) => {
    const admin = database().db.$client
    const [row] = await admin<{ name: string }[]>`select current_database() as name`
    await admin.unsafe(`alter database ${row!.name} set ${name} = '${value}'`)
    const { url } = await pooler()
    await checkPooler(url, database().db)
    await admin.unsafe(`alter database ${row!.name} reset ${name}`)
  })

  it('must lead to the database of the direct address', async () => {
    const { url } = await pooler()
    await checkPooler(url, database().db)
    const other = keep(connect(inject('serverUrl'), { poolSize: 1 }))
    await expect(checkPooler(url, other)).rejects.toThrow(/lead to two databases/)
  })
})
