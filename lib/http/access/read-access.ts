import type { Db } from '@/db/client'
import { type VerifiedKey, verifyKey } from '@/lib/access/keys'
import { HttpError } from '../errors'
import { keyGuard } from '../limit/key-guard'
import { ADDRESS_HEADER } from '../server/client-address'

/** Whether anyone may read, or only who has a key with the scope `read`. */
export type ReadAccess = 'open' | 'key'

const bearer = /^Bearer +(\S+) *$/i
const basic = /^Basic +([\w+/=-]+) *$/i

/** The key in `Authorization: Bearer KEY`, or in `Basic` as the password: browsers ask for that by themselves. */
function presentedKey(authorization: string | null): string | undefined {
  const written = authorization ?? ''
  const packed = basic.exec(written)?.[1]
  if (packed === undefined) return bearer.exec(written)?.[1]
  const pair = Buffer.from(packed, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1).trim()
}

/**
 * Who reads, by the key that they present; null for those without one, where anyone may read.
 * @throws {HttpError} 401 or 403 where a key is asked for and this is none for reading, 429 after too many unknown ones
 */
export async function admitReader(
  db: Db,
  headerOf: (name: string) => string | null,
  access: ReadAccess,
): Promise<VerifiedKey | null> {
  const presented = presentedKey(headerOf('authorization'))
  if (access === 'open') return (presented && (await verifyKey(db, presented))) || null
  const key = presented && (await keyGuard().verify(db, presented, headerOf(ADDRESS_HEADER)))
  if (!key) {
    const isMissing = presented === undefined
    throw new HttpError({
      status: 401,
      code: isMissing ? 'missing_key' : 'invalid_key',
      message: isMissing
        ? 'Reading needs a key here. Send it as "Authorization: Bearer tb_...".'
        : 'This key is unknown or revoked. `npm run keys -- create NAME --scope read` makes one for reading.',
      headers: { 'www-authenticate': 'Bearer' },
    })
  }
  if (!key.scopes.includes('read')) {
    throw new HttpError({
      status: 403,
      code: 'missing_scope',
      message: 'This key may not read: it lacks the scope "read".',
      details: { scope: 'read' },
    })
  }
  return key
}
