import { z } from 'zod'
import type { EndpointView, ParameterView } from '@/lib/view/site/endpoint-view'
import type { ApiEndpoint } from './endpoint'

interface Property {
  type?: string
  format?: string
  enum?: readonly unknown[]
  default?: unknown
  description?: string
  minimum?: number
  maximum?: number
  not?: unknown
}

/** An entry of the catalogue in words, from its schemas. */
export function describeEndpoint(endpoint: ApiEndpoint): EndpointView {
  const { operationId, method, path, summary, description, place, query, body } = endpoint
  return {
    id: operationId,
    method,
    path: `/api/v1${path}`,
    summary,
    description,
    parameters: [...(place ? parametersOf(place) : []), ...parametersOf(query)],
    body: body ? parametersOf(body) : [],
  }
}

function parametersOf(schema: z.ZodType): ParameterView[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, Property>; required?: string[] }
  return Object.entries(properties)
    .filter(([, property]) => property.not === undefined)
    .map(([name, property]) => ({
      name,
      takes: takesOf(property),
      isRequired: required.includes(name),
      usual: property.default === undefined ? null : String(property.default),
      description: property.description ?? '',
    }))
}

function takesOf({ enum: words, type, format, minimum, maximum }: Property): string {
  if (words) return words.join(', ')
  const range = minimum === undefined || maximum === undefined ? '' : ` ${minimum} to ${maximum}`
  return (format ?? type ?? 'text') + range
}
