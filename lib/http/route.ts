import type { Db } from '@/db/client'
import { sharedDb } from '@/db/shared'
import type { KeyScope, VerifiedKey } from '@/lib/access/keys'
import { authorise } from './access/auth'
import { errorResponse } from './errors'

export interface RouteContext {
  request: Request
  db: Db
  now: Date
}

export interface KeyedContext extends RouteContext {
  key: VerifiedKey
}

type Handler<Context> = (context: Context) => Promise<Response>

/** A route that anyone may call. Whatever its handler throws becomes an answer, by the one mapper. */
export function publicRoute(
  handler: Handler<RouteContext>,
  database: () => Db = sharedDb,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await handler({ request, db: database(), now: new Date() })
    } catch (error) {
      return errorResponse(error)
    }
  }
}

/** A route that needs a key with this scope; the handler runs only with one. */
export function keyedRoute(
  scope: KeyScope,
  handler: Handler<KeyedContext>,
  database: () => Db = sharedDb,
): (request: Request) => Promise<Response> {
  return publicRoute(async (context) => {
    const key = await authorise(context.db, context.request, scope)
    return handler({ ...context, key })
  }, database)
}
