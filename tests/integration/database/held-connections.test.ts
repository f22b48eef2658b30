import { sql as fragment } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Db } from '@/db/client'
import type { Sql } from '@/db/sql'
import { useTestDatabase } from '../../support/database/database'

describe('held connections', () => {
  const database = useTestDatabase()
  let db: Db
  let sql: Sql
  beforeEach(async () => {
    db = connect(database().url, { poolSize: 1 })
    sql = db.$client
    await database().db.$client`drop table if exists notes`
    await database().db.$client`create table notes (text text primary key)`
  })
  afterEach(() => sql.end())

  const kill = async (pid: number) => {
    const admin = database().db.$client
    await admin`select pg_terminate_backend(${pid}, 5000)`
  }
  const notes = async () =>
    (await database().db.$client`select text from notes order by text`).map((row) => row.text)

  /** The driver hands the death of a connection on to the next one to connect: after that it must work again. */
  async function expectPoolToRecover(): Promise<void> {
    const answers = await Promise.allSettled([sql`select 1`])
    const again = await sql`select 2 as two`
    expect(answers).toHaveLength(1)
    expect(again).toEqual([{ two: 2 }])
  }

  it('rejects a transaction whose connection dies in a statement, and the pool goes on', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const dying = sql.begin(async (transaction) => {
        await transaction`insert into notes values (${`lost ${turn}`})`
        const [row] = await transaction`select pg_backend_pid() as pid`
        await Promise.all([transaction`select pg_sleep(30)`, kill(row!.pid)])
      })
      await expect(dying).rejects.toThrow(/CONNECTION_CLOSED|ECONNRESET|terminating connection/)
      await expectPoolToRecover()
    }
    expect(await notes()).toEqual([])
  })

  it('never runs the rest of a transaction on the connection that came after', async () => {
    const dying = sql.begin(async (transaction) => {
      await transaction`insert into notes values ('before')`
      const [row] = await transaction`select pg_backend_pid() as pid`
      await kill(row!.pid)
      await expectPoolToRecover() // the only place of the pool has a new connection now
      await transaction`insert into notes values ('after')`
    })
    await expect(dying).rejects.toThrow('CONNECTION_CLOSED')
    await expectPoolToRecover()
    expect(await notes()).toEqual([])
  })

  it('fails all statements that wait on a connection when it dies', async () => {
    const reserved = await sql.reserve()
    const [row] = await reserved`select pg_backend_pid() as pid`
    const waiting = [0, 1, 2, 3].map((turn) => reserved`select pg_sleep(30), ${turn}::int as turn`)
    const outcomes = Promise.allSettled(waiting)
    await kill(row!.pid)
    expect((await outcomes).map(({ status }) => status)).toEqual(waiting.map(() => 'rejected'))
    reserved.release()
    await expectPoolToRecover()
  })

  it('refuses further statements on a reserved connection that died, and takes its release', async () => {
    const reserved = await sql.reserve()
    const [row] = await reserved`select pg_backend_pid() as pid`
    await kill(row!.pid)
    await expectPoolToRecover()
    expect(() => reserved`select 1`).toThrow('CONNECTION_CLOSED')
    expect(() => reserved.unsafe('select 1')).toThrow('CONNECTION_CLOSED')
    reserved.release()
    await expectPoolToRecover()
  })

  it('commits, undoes and hands back like the driver', async () => {
    const answer = await sql.begin(async (transaction) => {
      await transaction`insert into notes values ('kept')`
      return 'done'
    })
    expect(answer).toBe('done')
    const undone = sql.begin(async (transaction) => {
      await transaction`insert into notes values ('undone')`
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    const mode = await sql.begin(
      'isolation level repeatable read',
      (transaction) => transaction`show transaction_isolation`,
    )
    expect(mode).toEqual([{ transaction_isolation: 'repeatable read' }])
    expect(await notes()).toEqual(['kept'])
  })

  it('does not call a transaction done that PostgreSQL undid', async () => {
    const spoilt = sql.begin(async (transaction) => {
      await transaction`insert into notes values ('one')`
      await Promise.allSettled([transaction`insert into notes values ('one')`])
    })
    await expect(spoilt).rejects.toThrow('The transaction was undone')
    expect(await notes()).toEqual([])
  })

  it('serves the transactions of drizzle, nested ones too', async () => {
    await db.transaction(
      async (outer) => {
        await outer.execute(fragment`insert into notes values ('outer')`)
        const inner = outer.transaction(async (nested) => {
          await nested.execute(fragment`insert into notes values ('inner')`)
          nested.rollback()
        })
        await expect(inner).rejects.toThrow()
        await outer.transaction((nested) => nested.execute(fragment`insert into notes values ('second')`))
      },
      { isolationLevel: 'repeatable read' },
    )
    expect(await notes()).toEqual(['outer', 'second'])
  })
})
