import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { connect, type Db } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { databaseUrl } from '@/db/shared'
import { ready } from '@/lib/http/ready'
import { OperatorError } from '@/lib/operator-error'

/** Databases that are not migrated yet, unlike those of `useTestDatabase`. */
describe('migrating', () => {
  const suffix = randomBytes(4).toString('hex')
  const made: string[] = []
  let admin: Db
  beforeAll(() => {
    admin = connect(inject('serverUrl'), { poolSize: 1 })
  })
  afterAll(async () => {
    for (const name of made) await admin.$client.unsafe(`drop database ${name} with (force)`)
    await admin.$client.unsafe(`drop role if exists guest_${suffix}`)
    await admin.$client.end()
  })

  async function emptyDatabase(name: string): Promise<URL> {
    const unique = `${name}_${suffix}`
    await admin.$client.unsafe(`create database ${unique}`)
    made.push(unique)
    const url = new URL(inject('serverUrl'))
    url.pathname = unique
    return url
  }

  it('happens once, however many start at the same time', async () => {
    const url = await emptyDatabase('together')
    const pools = Array.from({ length: 4 }, () => connect(url.href, { poolSize: 2 }))
    await Promise.all(pools.map(migrateDatabase))
    const [row] = await pools[0]!.$client`
      select count(*)::int as runs, count(distinct hash)::int as migrations from drizzle.__drizzle_migrations`
    expect(row?.runs).toBe(row?.migrations)
    expect(row?.runs).toBeGreaterThan(4)
    await Promise.all(pools.map((pool) => pool.$client.end()))
  })

  it('runs what a database made between two commits lacks, also below its newest', async () => {
    const db = connect((await emptyDatabase('between')).href, { poolSize: 2 })
    await migrateDatabase(db)
    await db.$client`drop table event_aliases, recent_calls`
    const [forgotten] = await db.$client`
      delete from drizzle.__drizzle_migrations where created_at = 1787400000021
        returning created_at < (select max(created_at) from drizzle.__drizzle_migrations) as "isBelow"`
    expect(forgotten).toEqual({ isBelow: true })
    expect(await (await ready(() => db, new Date())).json()).toMatchObject({
      migrations: 'pending',
      pending: ['0022_remember_calls'],
    })
    await migrateDatabase(db)
    expect(await db.$client`select to_regclass('event_aliases') is not null as made`).toEqual([
      { made: true },
    ])
    expect((await ready(() => db, new Date())).status).toBe(200)
    await db.$client.end()
  })

  it('refuses a database with an unknown migration below the newest, and is not ready on it', async () => {
    const db = connect((await emptyDatabase('unknown')).href, { poolSize: 2 })
    await migrateDatabase(db)
    await db.$client`insert into drizzle.__drizzle_migrations (hash, created_at) values ('another line', 1)`
    await expect(migrateDatabase(db)).rejects.toThrow(OperatorError)
    const response = await ready(() => db, new Date())
    expect([response.status, await response.json()]).toMatchObject([503, { migrations: 'unknown' }])
    await db.$client.end()
  })

  it('refuses a database that a newer version has migrated', async () => {
    const db = connect((await emptyDatabase('newer')).href, { poolSize: 2 })
    await migrateDatabase(db)
    await db.$client`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`
    const failure = await migrateDatabase(db).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(OperatorError)
    expect((failure as Error).message).toMatch(/newer Tokenboard/)
    await db.$client.end()
  })

  it('says what a user without rights is short of', async () => {
    const url = await emptyDatabase('rights')
    await admin.$client.unsafe(`create role guest_${suffix} login password 'guest'`)
    url.username = `guest_${suffix}`
    url.password = 'guest'
    const db = connect(url.href, { poolSize: 2 })
    const failure = await migrateDatabase(db).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(OperatorError)
    expect((failure as Error).message).toMatch(/permission denied .*make it the owner/)
    await db.$client.end()
  })
})

describe('the shared database', () => {
  it('says what to do where none is named', () => {
    vi.stubEnv('DATABASE_URL', '')
    expect(() => databaseUrl()).toThrow(/run `npm start`, .*set DATABASE_URL/)
  })
})
