import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { PageGeneration } from '@/lib/http/page/page-generation'
import { createRevalidator } from '@/lib/http/page/revalidate'
import { defer } from '../../support/defer'

let server: Server
let rounds = 0
let statuses: number[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.method === 'POST') {
      rounds++
      response.statusCode = statuses.shift() ?? 204
    }
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  vi.stubEnv('PORT', String((server.address() as AddressInfo).port))
  vi.stubEnv('HOST', '127.0.0.1')
})
beforeEach(() => {
  rounds = 0
  statuses = []
})
afterAll(() => {
  server.close()
  vi.unstubAllEnvs()
})

const unexpected = (error: unknown) => {
  throw error
}

it('moves the generation once the pages have expired, and no sooner', async () => {
  const generation = new PageGeneration()
  statuses = [500, 204]
  createRevalidator(generation, unexpected).request()
  await vi.waitUntil(() => rounds === 1)
  expect(generation.number).toBe(0)
  await vi.waitUntil(() => generation.number === 1)
  expect(rounds).toBe(2)
})

it('lets pages expire again when those are done that were being drawn meanwhile, and then rests', async () => {
  const generation = new PageGeneration()
  const [old, late] = [defer(), defer()]
  const revalidator = createRevalidator(generation, unexpected)
  generation.note(old.promise)
  revalidator.request()
  await vi.waitUntil(() => generation.number === 1)
  generation.note(late.promise) // reads the new figures
  old.resolve()
  await vi.waitUntil(() => generation.number === 2)
  late.resolve()
  await late.promise

  revalidator.request() // whatever else were to come has come before the round of this one ends
  await vi.waitUntil(() => generation.number === 3)
  expect(rounds).toBe(3)
})
