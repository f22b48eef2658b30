import { hash, randomBytes } from 'node:crypto'
import type { Sql } from '@/db/client'

const SECRET_NAME = 'hash_secret'

/**
 * The 128-bit keyed hash that stands for a session or an account, as 32 hexadecimal digits. Without the secret of
 * the installation nobody can find out which id it was; `kind` keeps equal ids of different kinds apart.
 */
export function keyedHash(secret: string, kind: 'session' | 'account', id: string): string {
  return hash('sha256', `${secret}\0${kind}\0${id}`, 'hex').slice(0, 32)
}

/** The secret of this installation, made at the first call that any process makes. */
export async function readHashSecret(sql: Sql): Promise<string> {
  const fresh = randomBytes(32).toString('hex')
  await sql`insert into settings (name, value) values (${SECRET_NAME}, ${fresh}) on conflict do nothing`
  const [row] = await sql<{ value: string }[]>`select value from settings where name = ${SECRET_NAME}`
  return row!.value
}
