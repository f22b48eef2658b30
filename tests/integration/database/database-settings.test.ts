import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/db/client'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { exportsOf, now } from '../../support/http/exports'
import { send, wireEvent } from '../../support/ingest/send'

const settings = [
  ['DateStyle', `'SQL, DMY'`],
  ['IntervalStyle', `'sql_standard'`],
  ['TimeZone', `'Asia/Kathmandu'`],
  ['bytea_output', `'escape'`],
  ['extra_float_digits', '-15'],
  ['standard_conforming_strings', 'off'],
  ['search_path', `'pg_catalog'`],
  ['lc_messages', `'C'`],
  ['client_encoding', `'LATIN1'`],
  ['default_transaction_isolation', `'serializable'`],
  ['default_transaction_read_only', 'on'],
  ['statement_timeout', `'1ms'`],
  ['lock_timeout', `'1ms'`],
  ['idle_in_transaction_session_timeout', `'1ms'`],
  ['idle_session_timeout', `'1ms'`],
] as const

describe('a database with settings that are not ours', () => {
  const database = useTestDatabase()
  let name: string
  let url: string
  let sent = 0
  beforeAll(async () => {
    const admin = database().db.$client
    const [row] = await admin<{ name: string }[]>`select current_database() as name`
    name = row!.name
    await admin.unsafe(`create role ${name}_user superuser login password 'own'`)
    url = Object.assign(new URL(database().url), { username: `${name}_user`, password: 'own' }).href
  })
  afterAll(async () => {
    // It owns what it has made, such as the partition of a day.
    await database().db.$client.unsafe(`
      reassign owned by ${name}_user to current_user; drop owned by ${name}_user; drop role ${name}_user`)
  })

  async function figuresHold(): Promise<void> {
    const db = connect(url, { poolSize: 3 })
    try {
      sent += 1
      const tokens = 120n * BigInt(sent)
      // Late in the evening of UTC, and the next morning in Kathmandu.
      await send(db, [wireEvent(`é-${sent}`, '2026-03-03T23:30:00Z')], now)
      expect(await runRollup(db, { now })).toMatchObject({
        state: 'done',
        days: 1,
        dataThrough: '2026-03-03',
      })
      expect(await verifyRollups(db)).toMatchObject({ totalTokens: tokens, differences: [] })
      const { total } = await askBoard(db, 'models', { period: 'day' }, now)
      expect(total.promptTokens + total.completionTokens).toBe(tokens)
      const [first] = await exportsOf(() => ({ db })).csv('models.csv')
      expect(first).toMatchObject({ slug: 'acme/one', total_tokens: String(tokens) })
    } finally {
      await db.$client.end({ timeout: 1 })
    }
  }

  it.each(settings)('gives the same figures with %s at %s, set for the database', async (setting, value) => {
    const admin = database().db.$client
    await admin.unsafe(`alter database ${name} set ${setting} = ${value}`)
    try {
      await figuresHold()
    } finally {
      await admin.unsafe(`alter database ${name} reset ${setting}`)
    }
  })

  it('gives the same figures with all of them at once, set for the user', async () => {
    const admin = database().db.$client
    for (const [setting, value] of settings) {
      await admin.unsafe(`alter role ${name}_user set ${setting} = ${value}`)
    }
    await figuresHold()
  })
})
