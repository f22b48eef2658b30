import type { z } from 'zod'
import type { Reader } from '@/db/client'
import type { Freshness } from '@/lib/domain/traffic/board'
import { checked } from './checked'

/** What an endpoint reads with: one snapshot of the rollups, and how far they are. */
export interface ReadContext {
  reader: Reader
  freshness: Freshness
  now: Date
}

/** A request as it came: the parameters of its query and its path, and its body as JSON. */
export interface RawQuestion {
  query: Record<string, string>
  place: Record<string, string>
  body: unknown
}

type Read = (context: ReadContext) => Promise<unknown>

/** An entry of the catalogue. Routing, checks, the answer's head and the description of the API follow from it. */
export interface ApiEndpoint {
  method: 'GET' | 'POST'
  /** Below `/api/v1`, with `{name}` for what varies. */
  path: string
  /** What generated clients call it. */
  operationId: string
  tag: string
  summary: string
  description: string
  query: z.ZodObject
  /** What the path's `{names}` take. */
  place: z.ZodObject | null
  body: z.ZodType | null
  answer: z.ZodType
  /** @throws {HttpError} 400 that names the field and what it takes, before anything is read */
  prepare(raw: RawQuestion): Read
  /** What the answer depends on besides the figures, in values that JSON can write: its tag changes with it. */
  version: ((context: ReadContext) => Promise<unknown>) | null
}

interface Definition<
  Query extends z.ZodObject,
  Place extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> extends Pick<ApiEndpoint, 'path' | 'operationId' | 'tag' | 'summary' | 'description'> {
  method?: ApiEndpoint['method']
  query: Query
  place?: Place
  body?: Body
  answer: Answer
  version?: (context: ReadContext) => Promise<unknown>
  read(
    question: { query: z.output<Query>; place: z.output<Place>; body: z.output<Body> },
    context: ReadContext,
  ): Promise<z.input<Answer>>
}

export function defineEndpoint<
  Query extends z.ZodObject,
  Place extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(definition: Definition<Query, Place, Body, Answer>): ApiEndpoint {
  const { method = 'GET', query, place, body, version, read, ...rest } = definition
  return {
    ...rest,
    method,
    query,
    place: place ?? null,
    body: body ?? null,
    version: version ?? null,
    prepare: (raw) => {
      const question = {
        query: checked(query, raw.query),
        place: (place ? checked(place, raw.place) : {}) as z.output<Place>,
        body: (body ? checked(body, raw.body) : null) as z.output<Body>,
      }
      return (context) => read(question, context)
    },
  }
}
