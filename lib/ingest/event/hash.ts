import { hash, randomBytes } from 'node:crypto'
import type { Sql } from '@/db/sql'

const SECRET_NAME = 'hash_secret'

/** Hashing is the dearest step of an event, and the same few accounts send most of them. */
const REMEMBERED = 20_000

/**
 * 128-bit keyed hashes that stand for sessions and accounts, as 32 hexadecimal digits. Without the secret of the
 * installation nobody can find out which id it was; the kind keeps equal ids of different kinds apart.
 */
export class KeyedHashes {
  readonly session: (id: string) => string
  readonly account: (id: string) => string

  constructor(secret: string) {
    this.session = remembering((id) => keyedHash(secret, 'session', id))
    this.account = remembering((id) => keyedHash(secret, 'account', id))
  }
}

function keyedHash(secret: string, kind: string, id: string): string {
  return hash('sha256', `${secret}\0${kind}\0${id}`, 'hex').slice(0, 32)
}

function remembering(compute: (id: string) => string): (id: string) => string {
  let known = new Map<string, string>()
  return (id) => {
    const remembered = known.get(id)
    if (remembered) return remembered
    if (known.size >= REMEMBERED) known = new Map()
    const computed = compute(id)
    known.set(id, computed)
    return computed
  }
}

/** The secret of this installation, made at the first call that any process makes. */
export async function readHashSecret(sql: Sql): Promise<string> {
  const fresh = randomBytes(32).toString('hex')
  await sql`insert into settings (name, value) values (${SECRET_NAME}, ${fresh}) on conflict do nothing`
  const [row] = await sql<{ value: string }[]>`select value from settings where name = ${SECRET_NAME}`
  return row!.value
}
