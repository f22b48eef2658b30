import { beforeAll } from 'vitest'
import { importFile } from '@/lib/files/import-file'
import { type TestDatabase, useTestDatabase } from './database'
import { serveTraffic } from './serve-traffic'
import { insertCatalog, type Traffic, event as usual } from './traffic'

/** When the tests of the catalogue in the API ask. */
export const now = new Date('2026-03-04T10:00:00Z')
const event: Traffic = { ...usual, costNanoUsd: 4_000_000, latencyMs: 250, generationMs: 8000 }
const night = { utc_start: 1630, utc_end: 30, prompt: '0.000001' }
const catalogue = {
  data: [
    {
      id: 'acme/latest',
      canonical_slug: 'acme/one',
      name: 'Acme: One',
      created: 1_770_000_000,
      context_length: 200_000,
      hugging_face_id: 'acme/One-7B',
      architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
      pricing: {
        prompt: '0.000002',
        completion: '0.00001',
        input_cache_read: '0.0000002',
        overrides: [night],
      },
      supported_parameters: ['tools', 'reasoning'],
      top_provider: { max_completion_tokens: 32_000 },
    },
    {
      id: 'acme/latest:free',
      canonical_slug: 'acme/one',
      name: 'Acme: One (free)',
      pricing: { prompt: '0', completion: '0' },
    },
    {
      id: 'beta/three',
      canonical_slug: 'beta/three',
      name: 'Beta: Three',
      created: 1_760_000_000,
      context_length: 1_000_000,
      architecture: { input_modalities: ['text'], output_modalities: ['image'] },
      pricing: { prompt: '0.0000005', completion: '0.000001', request: '0.25' },
    },
  ],
}

/** A database whose models and providers are known from a catalogue, with some traffic. */
export function useServedCatalogue(): () => TestDatabase {
  const database = useTestDatabase()
  beforeAll(async () => {
    const { db } = database()
    await insertCatalog(db)
    const more = [
      { ...event, promptTokens: 50, latencyMs: 900, costNanoUsd: null },
      { ...event, providerId: 2, promptTokens: 9000, latencyMs: null, generationMs: null },
      { ...event, modelId: 7, categoryId: 5 },
      { ...event, modelId: 8, day: '2026-02-20', promptTokens: 70_000, providerId: 2 },
    ]
    await serveTraffic(db, [event, ...more], now)
    await importFile(db, [JSON.stringify(catalogue)], { now })
    await importFile(
      db,
      [
        JSON.stringify({
          data: [{ slug: 'host-a', name: 'Host A', headquarters: 'DE', datacenters: ['DE', 'US'] }],
        }),
      ],
      { now },
    )
  })
  return database
}
