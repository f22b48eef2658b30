import { describe, expect, it } from 'vitest'
import { connect } from '@/db/client'
import { createKey, revokeKey } from '@/lib/access/keys'
import { authorise } from '@/lib/http/access/auth'
import { KeyGuard } from '@/lib/http/limit/key-guard'
import { ADDRESS_HEADER } from '@/lib/http/server/client-address'
import { useTestDatabase } from '../../support/database/database'

const made = (number: number) => `tb_${String(number).padStart(43, '0')}`

describe('the guard of keys', () => {
  const database = useTestDatabase()

  it('keeps who presents unknown keys from the database, and nobody who has a key', async () => {
    const { db } = database()
    const clock = { ms: 0 }
    const guard = new KeyGuard(() => clock.ms)
    const known = await createKey(db, { name: 'behind the same address', scopes: ['ingest'] })
    const verify = (key: string, address: string | null = 'one') =>
      guard.verify(db, key, address).then(
        (found) => found?.id ?? null,
        (error) => [error.status, error.code, error.headers['retry-after']],
      )

    for (let number = 0; number < 20; number++) expect(await verify(made(number))).toBe(null)
    const refused = [429, 'too_many_unknown_keys', '3']
    expect(await verify(made(20))).toEqual(refused)
    expect(await verify('tb_no')).toEqual(refused)
    expect(await verify(known.key)).toBe(known.id)
    expect(await verify(made(21), 'another')).toBe(null)
    expect(await verify(made(22), null)).toBe(null)

    clock.ms += 1_000
    const later = await createKey(db, { name: 'made later', scopes: ['ingest'] })
    expect(await verify(later.key)).toBe(later.id)
    expect(await revokeKey(db, later.id)).toBe(true)
    expect(await verify(later.key)).toBe(null)
    clock.ms += 1_000
    expect(await verify(later.key)).toMatchObject([429, 'too_many_unknown_keys', expect.any(String)])
  })

  it('asks the database no more once it knows the live keys, however many come', async () => {
    const db = connect(database().url, { poolSize: 1 })
    const guard = new KeyGuard(() => 0)
    for (let number = 0; number < 20; number++) await guard.verify(db, made(number), 'one')
    const refusal = { status: 429, code: 'too_many_unknown_keys' }
    await expect(guard.verify(db, made(20), 'one')).rejects.toMatchObject(refusal)
    await db.$client.end()
    const flood = Array.from({ length: 200 }, (_, number) => guard.verify(db, made(number), 'one'))
    for (const { reason } of (await Promise.allSettled(flood)) as PromiseRejectedResult[]) {
      expect(reason).toMatchObject(refusal)
    }
  })

  it('counts those that come at once before it knows them, and never one that is known', async () => {
    const { db } = database()
    const guard = new KeyGuard(() => 0)
    const { key, id } = await createKey(db, { name: 'busy gateway', scopes: ['ingest'] })
    const many = await Promise.allSettled(
      Array.from({ length: 60 }, (_, number) => guard.verify(db, made(number), 'one')),
    )
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    const busy = await Promise.all(Array.from({ length: 60 }, () => guard.verify(db, key, 'another')))
    expect(busy.every((found) => found?.id === id)).toBe(true)
    expect(await guard.verify(db, made(61), 'another')).toBeUndefined()
  })

  it('stands before every route that takes a key', async () => {
    const { db } = database()
    const { key, id } = await createKey(db, { name: 'routes', scopes: ['ingest'] })
    const present = (presented: string) => {
      const headers = { authorization: `Bearer ${presented}`, [ADDRESS_HEADER]: '192.0.2.1' }
      return authorise(db, new Request('http://localhost/api/v1/events', { headers }), 'ingest')
    }
    for (let number = 0; number < 20; number++) {
      await expect(present(made(number))).rejects.toMatchObject({ status: 401, code: 'invalid_key' })
    }
    await expect(present(made(20))).rejects.toMatchObject({ status: 429, code: 'too_many_unknown_keys' })
    expect((await present(key)).id).toBe(id)
  })
})
