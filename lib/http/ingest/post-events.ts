import { accept } from '@/lib/ingest/accept'
import { countBatch } from '../metrics/count-batch'
import type { KeyedContext } from '../route'
import { readBody } from './body'
import { parseEventBody } from './event-body'
import { MAX_BODY_BYTES, MAX_EVENTS } from './limits'

/** `POST /api/v1/events`: takes a batch in and answers what became of it, after the commit. */
export async function postEvents({ request, db, now, key }: KeyedContext): Promise<Response> {
  const items = parseEventBody(await readBody(request, MAX_BODY_BYTES), MAX_EVENTS)
  const outcome = await countBatch('tokenboard', () =>
    accept(db, items, { source: 'api', apiKeyId: key.id, now }),
  )
  return Response.json(outcome)
}
