import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { getExport } from '@/lib/http/export/get-export'
import { publicRoute } from '@/lib/http/route'
import type { TestDatabase } from '../database/database'
import { event, type Traffic } from '../database/traffic'

/** When the tests of files ask: data is complete through the day before. */
export const now = new Date('2026-03-04T10:00:00Z')

/** A busy month with an estimate, a hidden app, traffic of nobody known, and names that spreadsheets would run. */
export const traffic: Traffic[] = [
  event,
  { ...event, day: '2026-02-22', promptTokens: 100 },
  { ...event, modelId: 2, appId: 2, costNanoUsd: null, sampleWeight: 1000 },
  { ...event, modelId: 4, appId: 4, categoryId: 5, promptTokens: 2 ** 31 - 1, sampleWeight: 5_000_000 },
  { ...event, modelId: 5, appId: 0, providerId: 0, categoryId: 1, costNanoUsd: null },
  { ...event, modelId: 7, appId: 3, day: '2026-02-27' },
  { ...event, modelId: 7, appId: 3, day: '2026-03-04' },
]

/** Files by their address below `/export/`, through the front door. */
export function exportsOf(database: () => Pick<TestDatabase, 'db'>) {
  const ask = (path: string, init?: RequestInit) =>
    publicRoute(
      (context) => getExport({ ...context, now }),
      () => database().db,
    )(new Request(`http://localhost/export/${path}`, init))
  return {
    ask,
    /** The rows of a CSV file that there is. */
    async csv(path: string): Promise<Record<string, string>[]> {
      const response = await ask(path)
      expect(response.status).toBe(200)
      return parse(await response.text(), { columns: true })
    },
    /** Why a file is refused. */
    async refusal(path: string): Promise<Record<string, unknown>> {
      const response = await ask(path)
      const { error } = (await response.json()) as { error: Record<string, unknown> }
      return { status: response.status, ...error }
    },
  }
}
