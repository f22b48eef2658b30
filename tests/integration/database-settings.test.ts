import { describe, expect, it } from 'vitest'
import { connect } from '@/db/client'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { askBoard } from '../support/ask-board'
import { useTestDatabase } from '../support/database'
import { exportsOf, now } from '../support/exports'
import { send, wireEvent } from '../support/send'

const settings = {
  DateStyle: `'SQL, DMY'`,
  IntervalStyle: `'sql_standard'`,
  TimeZone: `'Asia/Kathmandu'`,
  bytea_output: `'escape'`,
  extra_float_digits: '-15',
  standard_conforming_strings: 'off',
  search_path: `'pg_catalog'`,
  lc_messages: `'C'`,
  default_transaction_isolation: `'serializable'`,
  statement_timeout: `'1ms'`,
}

describe('a database with settings that are not ours', () => {
  const database = useTestDatabase()

  it('gives the same figures', async () => {
    const admin = database().db.$client
    const [row] = await admin<{ name: string }[]>`select current_database() as name`
    for (const [name, value] of Object.entries(settings)) {
      await admin.unsafe(`alter database ${row!.name} set ${name} = ${value}`)
    }
    const db = connect(database().url, { poolSize: 3 })
    await send(db, [wireEvent('one', '2026-03-03T10:00:00Z')], now)
    expect(await runRollup(db, { now })).toMatchObject({ state: 'done', days: 1, dataThrough: '2026-03-03' })
    expect(await verifyRollups(db)).toMatchObject({ totalTokens: 120n, differences: [] })
    expect(await askBoard(db, 'models', { period: 'day' }, now)).toMatchObject({
      total: { promptTokens: 100n, completionTokens: 20n },
    })
    const [first] = await exportsOf(() => ({ db })).csv('models.csv')
    expect(first).toMatchObject({ slug: 'acme/one', total_tokens: '120' })
    await db.$client.end()
  })
})
