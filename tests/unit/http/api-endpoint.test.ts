import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Reader } from '@/db/client'
import { defineEndpoint, type ReadContext } from '@/lib/http/api/endpoint'
import { findEndpoint } from '@/lib/http/api/find-endpoint'
import { wholeNumber } from '@/lib/http/api/parameters'
import { HttpError } from '@/lib/http/errors'

const words = { operationId: 'x', tag: 'x', summary: 'x', description: 'x' }
const context: ReadContext = {
  reader: {} as Reader,
  freshness: { dataVersion: 1n, dataThrough: null, firstDay: null, asOf: null },
  now: new Date(0),
}

const one = defineEndpoint({
  ...words,
  path: '/things/{author}/{name}',
  query: z.strictObject({ limit: wholeNumber(1, 9, 'x').default(5), kind: z.enum(['a', 'b']).optional() }),
  place: z.strictObject({ author: z.string(), name: z.string() }),
  answer: z.unknown(),
  read: async (question) => question,
})
const count = defineEndpoint({
  ...words,
  path: '/things/{author}/count',
  query: z.strictObject({}),
  answer: z.unknown(),
  read: async () => 0,
})
const ask = defineEndpoint({
  ...words,
  method: 'POST',
  path: '/things/{author}/count',
  query: z.strictObject({}),
  body: z.strictObject({
    names: z.array(z.string()).max(2),
    size: z.strictObject({ from: z.int() }).optional(),
  }),
  answer: z.unknown(),
  read: async ({ body }) => body,
})

function refusal(work: () => unknown): [number, string, unknown] {
  try {
    work()
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return [error.status, error.message, error.details.choices]
  }
  throw new Error('was not refused')
}

describe('an endpoint of the catalogue', () => {
  const endpoints = [one, count, ask]

  it('is found by its path, one that is written out first, and by its method', () => {
    const found = findEndpoint(endpoints, 'GET', '/api/v1/things/acme/one%3Afree')
    expect(found).toEqual({ endpoint: one, place: { author: 'acme', name: 'one:free' } })
    expect(findEndpoint(endpoints, 'HEAD', '/api/v1/things/acme/count').endpoint).toBe(count)
    expect(findEndpoint(endpoints, 'POST', '/api/v1/things/acme/count').endpoint).toBe(ask)
    for (const path of [
      '/api/v1/things/acme',
      '/api/v1/things/acme/',
      '/api/v1/things/%zz/one',
      '/api/v1/other/a/b',
    ]) {
      expect(refusal(() => findEndpoint(endpoints, 'GET', path))[0], path).toBe(404)
    }
    expect(refusal(() => findEndpoint(endpoints, 'POST', '/api/v1/things/acme/one'))[0]).toBe(405)
  })

  it('reads with the question parsed, defaults and all', async () => {
    const place = { author: 'acme', name: 'one' }
    const question = { query: { limit: '3' }, place, body: null }
    expect(await one.prepare(question)(context)).toEqual({ query: { limit: 3 }, place, body: null })
    expect(await one.prepare({ ...question, query: {} })(context)).toMatchObject({ query: { limit: 5 } })
    expect(await ask.prepare({ query: {}, place: {}, body: { names: [] } })(context)).toEqual({ names: [] })
  })

  it.each<[unknown, string, unknown?]>([
    [{}, '"names" is missing.'],
    [{ names: ['a', 'b', 'c'] }, '"names" must be at most 2 entries.'],
    [{ names: [1] }, '"names.0" must be of the type string.'],
    [{ names: [], size: {} }, '"size.from" is missing.'],
    [{ names: [], size: { from: 1, to: 2 } }, '"size.to" is not a field here.'],
    [{ name: [], names: [] }, '"name" is not a parameter here: it takes names, size.', ['names', 'size']],
    ['text', '"body" must be of the type object.'],
    [null, '"body" must be of the type object.'],
  ])('refuses the body %j', (body, message, choices) => {
    expect(refusal(() => ask.prepare({ query: {}, place: {}, body }))).toEqual([400, message, choices])
  })

  it('refuses parameters with what they take', () => {
    const query = (given: Record<string, string>) =>
      refusal(() => one.prepare({ query: given, place: { author: 'a', name: 'b' }, body: null }))
    expect(query({ kind: 'c' })).toEqual([400, '"kind" must be one of a, b.', ['a', 'b']])
    for (const limit of ['0', '10', '1.5', 'x', '-1']) {
      expect(query({ limit })).toEqual([400, '"limit" must be a whole number from 1 to 9.', undefined])
    }
  })
})
