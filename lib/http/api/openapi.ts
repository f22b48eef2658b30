import { z } from 'zod'
import type { ApiEndpoint } from './endpoint'

type Json = Record<string, unknown>

const errorSchema = z.object({
  error: z.object({
    code: z.number().int().meta({ description: 'The HTTP status.' }),
    message: z.string(),
    metadata: z
      .looseObject({ reason: z.string().meta({ description: 'Stable: programs branch on it.' }) })
      .meta({
        description: 'For a wrong parameter also `field`, and `choices` where it takes one of a few words.',
      }),
  }),
})

const failures: Record<string, string> = {
  400: 'A parameter is wrong: `metadata.field` names it.',
  401: 'Reading needs a key here, or the key is unknown.',
  404: 'There is nothing of that name.',
  429: 'Too many requests: wait for `Retry-After` seconds.',
  503: 'The database is away: wait for `Retry-After` seconds.',
}

/** The data API as OpenAPI 3.1, made from its catalogue. */
export function openApi(endpoints: readonly ApiEndpoint[], serverUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tokenboard data API',
      version: 'v1',
      description:
        "Exact token statistics of this router, in the shapes of OpenRouter's public data API. All days are UTC.",
    },
    servers: [{ url: serverUrl }],
    security: [{}, { key: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: schemaOf(errorSchema, 'output') },
    },
  }
}

function operationOf({
  operationId,
  tag,
  summary,
  description,
  query,
  place,
  body,
  answer,
}: ApiEndpoint): Json {
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    parameters: [...(place ? parametersOf(place, 'path') : []), ...parametersOf(query, 'query')],
    ...(body && { requestBody: { required: true, content: jsonOf(schemaOf(body, 'input')) } }),
    responses: {
      200: { description: 'The figures.', content: jsonOf(schemaOf(answer, 'output')) },
      ...Object.fromEntries(
        Object.entries(failures).map(([status, words]) => [
          status,
          { description: words, content: jsonOf({ $ref: '#/components/schemas/Error' }) },
        ]),
      ),
    },
  }
}

function parametersOf(schema: z.ZodObject, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties)
    .filter(([, property]) => !('not' in property)) // a parameter of OpenRouter's that is always refused here
    .map(([name, { description, ...rest }]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    }))
}

function jsonOf(schema: Json): Json {
  return { 'application/json': { schema } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}
