import type { Db } from '@/db/client'
import type { KeyScope, VerifiedKey } from '@/lib/access/keys'
import { HttpError } from '../errors'
import { keyGuard } from '../limit/key-guard'
import { ADDRESS_HEADER } from '../server/client-address'

const bearerPattern = /^Bearer +(\S+) *$/i

/**
 * The key that a request carries in `Authorization: Bearer …`.
 * @throws {HttpError} 401 where there is no live key, 403 where it lacks the scope, 429 after too many unknown ones
 */
export async function authorise(db: Db, request: Request, scope: KeyScope): Promise<VerifiedKey> {
  const presented = bearerPattern.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!presented) {
    throw unauthorised('missing_key', 'Send an API key as "Authorization: Bearer tb_…".')
  }
  const key = await keyGuard().verify(db, presented, request.headers.get(ADDRESS_HEADER))
  if (!key) {
    throw unauthorised(
      'invalid_key',
      'This API key is unknown or revoked. `npm run keys -- create NAME` makes one.',
    )
  }
  if (!key.scopes.includes(scope)) {
    throw new HttpError({
      status: 403,
      code: 'missing_scope',
      message: `This API key may not do that: it lacks the scope "${scope}".`,
      details: { scope },
    })
  }
  return key
}

function unauthorised(code: string, message: string): HttpError {
  return new HttpError({ status: 401, code, message, headers: { 'www-authenticate': 'Bearer' } })
}
