import { describe, expect, it } from 'vitest'
import { createKey, listKeys, revokeKey, verifyKey } from '@/lib/access/keys'
import { useTestDatabase } from '../../support/database/database'

describe('keys', () => {
  const database = useTestDatabase()
  const ingest = { name: 'gateway', scopes: ['ingest'] } as const

  it('are tb_ and 43 base64url characters, and never the same twice', async () => {
    const { db } = database()
    const made = await Promise.all(Array.from({ length: 20 }, () => createKey(db, ingest)))
    for (const { key } of made) expect(key).toMatch(/^tb_[A-Za-z0-9_-]{43}$/)
    expect(new Set(made.map((one) => one.key)).size).toBe(20)
  })

  it('open the door with their name and scopes', async () => {
    const { db } = database()
    const { id, key } = await createKey(db, { name: 'both', scopes: ['ingest', 'read'] })
    expect(await verifyKey(db, key)).toEqual({ id, name: 'both', scopes: ['ingest', 'read'] })
  })

  it('are refused when changed by one character, empty, or of another form', async () => {
    const { db } = database()
    const { key } = await createKey(db, ingest)
    const changed = key.slice(0, -2) + (key.at(-2) === 'A' ? 'B' : 'A') + key.at(-1)
    for (const presented of [changed, '', 'tb_', `${key}x`, key.slice(3), `${key}\n`, 'tb_\0']) {
      expect(await verifyKey(db, presented)).toBeUndefined()
    }
  })

  it('stop working with the first request after they are revoked', async () => {
    const { db } = database()
    const { id, key } = await createKey(db, ingest)
    expect(await verifyKey(db, key)).toBeDefined()
    expect(await revokeKey(db, id)).toBe(true)
    expect(await verifyKey(db, key)).toBeUndefined()
    expect(await revokeKey(db, id)).toBe(false)
    expect(await revokeKey(db, 2_000_000_000)).toBe(false)
  })

  it('are stored as a SHA-256 alone', async () => {
    const { db } = database()
    const { key } = await createKey(db, ingest)
    const rows = await db.$client`select api_keys::text as row, length(key_sha256) as size from api_keys`
    for (const row of rows) {
      expect(row.size).toBe(32)
      expect(row.row).not.toContain(key.slice(3))
    }
  })

  it('note when they were used, at most once a minute', async () => {
    const { db } = database()
    const { id, key } = await createKey(db, ingest)
    const lastUsed = async () => (await listKeys(db)).find((one) => one.id === id)?.lastUsedAt
    expect(await lastUsed()).toBeNull()
    await verifyKey(db, key)
    const first = await lastUsed()
    expect(first).toMatch(/^\d{4}-\d\d-\d\d /)
    await verifyKey(db, key)
    expect(await lastUsed()).toBe(first)
    await db.$client`update api_keys set last_used_at = now() - interval '61 seconds' where id = ${id}`
    const aged = await lastUsed()
    await verifyKey(db, key)
    expect((await lastUsed())! > aged!).toBe(true)
  })
})
