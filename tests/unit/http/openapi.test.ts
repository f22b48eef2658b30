import { describe, expect, it } from 'vitest'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { describeEndpoint } from '@/lib/http/api/describe-endpoint'
import { openApi } from '@/lib/http/api/openapi'

interface Operation {
  operationId: string
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[]
  responses: Record<string, { content: { 'application/json': { schema: Record<string, unknown> } } }>
}

const document = openApi(apiEndpoints, 'https://tokens.example/api/v1')
const paths = document.paths as Record<string, Record<string, Operation>>

describe('the description of the data API', () => {
  it('has every endpoint, each with a name of its own', () => {
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(operations).toHaveLength(apiEndpoints.length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(apiEndpoints.length)
  })

  it('says what a parameter takes, and leaves out what is always refused', () => {
    const { parameters } = paths['/datasets/rankings-daily']!.get!
    expect(parameters.find(({ name }) => name === 'period')).toMatchObject({
      in: 'query',
      required: false,
      schema: { enum: ['day', 'week', 'month'], default: 'day' },
    })
    expect(parameters.map(({ name }) => name)).not.toContain('language_type')
  })

  it('names every part of a path as a parameter that is needed', () => {
    for (const [path, methods] of Object.entries(paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const { parameters } of Object.values(methods)) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path')
        expect(inPath.map(({ name }) => name)).toEqual(names)
        expect(inPath.every(({ required }) => required)).toBe(true)
      }
    }
  })

  it('describes answers and failures', () => {
    for (const methods of Object.values(paths)) {
      for (const { responses } of Object.values(methods)) {
        expect(responses[200]!.content['application/json'].schema).toHaveProperty('properties')
        expect(responses[429]!.content['application/json'].schema).toEqual({
          $ref: '#/components/schemas/Error',
        })
      }
    }
  })

  it('is told to people with the same parameters', () => {
    for (const endpoint of apiEndpoints) {
      const { path, method } = endpoint
      const operation = paths[path]![method.toLowerCase()]!
      const { parameters } = describeEndpoint(endpoint)
      expect(parameters.map(({ name }) => name).sort()).toEqual(
        operation.parameters.map(({ name }) => name).sort(),
      )
      expect(parameters.filter(({ description }) => description === '')).toEqual([])
    }
  })
})
