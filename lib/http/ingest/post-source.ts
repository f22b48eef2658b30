import { accept } from '@/lib/ingest/accept'
import { type AdapterName, adapters } from '@/lib/ingest/adapters/table'
import { appOfHeaders } from '@/lib/ingest/event/attribution'
import { HttpError } from '../errors'
import { countBatch } from '../metrics/count-batch'
import type { KeyedContext } from '../route'
import { readBody } from './body'
import { parseEventBody } from './event-body'
import { MAX_BODY_BYTES, MAX_EVENTS } from './limits'

/**
 * `POST /api/v1/ingest/<source>`: takes records in the words of a gateway or a provider. Attribution headers of the
 * request itself name the app of the records that name none.
 */
export async function postSource({ request, db, now, key }: KeyedContext): Promise<Response> {
  const adapter = adapterOf(new URL(request.url).pathname)
  const items = parseEventBody(await readBody(request, MAX_BODY_BYTES), MAX_EVENTS)
  const app = appOfHeaders((name) => request.headers.get(name))
  const outcome = await countBatch(adapter, () =>
    accept(db, items, { source: 'api', adapter, apiKeyId: key.id, now, app }),
  )
  return Response.json(outcome)
}

function adapterOf(pathname: string): AdapterName {
  const source = pathname.replace(/\/+$/, '').split('/').pop()!
  if (Object.hasOwn(adapters, source)) return source as AdapterName
  const sources = Object.keys(adapters)
  throw new HttpError({
    status: 404,
    code: 'unknown_source',
    message: `There is no source "${source.slice(0, 100)}": it is one of ${sources.join(', ')}.`,
    details: { sources },
  })
}
