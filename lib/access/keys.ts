import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '@/db/client'

/** What a key may do: send events, or read what is not public. */
export const keyScopes = ['ingest', 'read'] as const

export type KeyScope = (typeof keyScopes)[number]

export interface VerifiedKey {
  id: number
  name: string
  scopes: KeyScope[]
}

export interface KeyRecord extends VerifiedKey {
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** Makes a key. Only its SHA-256 is stored, so the answer is the one chance to see it. */
export async function createKey(
  db: Db,
  { name, scopes }: { name: string; scopes: readonly KeyScope[] },
): Promise<{ id: number; key: string }> {
  const key = `tb_${randomBytes(32).toString('base64url')}`
  const [row] = await db.$client<{ id: number }[]>`
    insert into api_keys (key_sha256, name, scopes) values (${digest(key)}, ${name}, ${scopes as KeyScope[]})
    returning id`
  return { id: row!.id, key }
}

/** Every key that was ever made, oldest first. */
export async function listKeys(db: Db): Promise<KeyRecord[]> {
  return await db.$client<KeyRecord[]>`
    select id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from api_keys order by id`
}

/** Ends a key at once. Answers whether there was a live key of this id. */
export async function revokeKey(db: Db, id: number): Promise<boolean> {
  const result = await db.$client`
    update api_keys set revoked_at = now() where id = ${id} and revoked_at is null`
  return result.count === 1
}

/**
 * The live key that was presented, if it is one. Nothing is cached, so that a revoked key stops working with
 * the next request; the lookup is one read of a unique index.
 */
export async function verifyKey(db: Db, presented: string): Promise<VerifiedKey | undefined> {
  if (!/^tb_[\w-]{43}$/.test(presented)) return undefined
  const [row] = await db.$client<(VerifiedKey & { isFresh: boolean })[]>`
    select id, name, scopes, coalesce(last_used_at > now() - interval '1 minute', false) as "isFresh"
    from api_keys where key_sha256 = ${digest(presented)} and revoked_at is null`
  if (!row) return undefined
  // Once a minute is enough for the operator, and spares a busy gateway a write with every batch.
  if (!row.isFresh) await db.$client`update api_keys set last_used_at = now() where id = ${row.id}`
  return { id: row.id, name: row.name, scopes: row.scopes }
}

/** All live keys as they are now. */
export async function readLiveKeys(db: Db): Promise<{ has(presented: string): boolean }> {
  const rows = await db.$client<{ sha256: Buffer }[]>`
    select key_sha256 as sha256 from api_keys where revoked_at is null`
  const live = new Set(rows.map(({ sha256 }) => sha256.toString('hex')))
  return { has: (presented) => live.has(digest(presented).toString('hex')) }
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
