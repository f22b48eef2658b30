import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import type { Db } from '@/db/client'
import { ensurePartitions } from '@/db/partitions'
import { addDays, type Day } from '@/lib/domain/time/day'

/** One stored event with the ids of `catalog`. */
export interface Traffic {
  day: Day
  modelId: number
  providerId: number
  appId: number
  categoryId: number
  promptTokens: number
  completionTokens: number
  reasoningTokens: number
  cachedTokens: number
  costNanoUsd: number | null
  toolCalls?: number | null
  /** Both or none. */
  normalisedPromptTokens?: number | null
  normalisedCompletionTokens?: number | null
  latencyMs?: number | null
  generationMs?: number | null
  sampleWeight: number
  sessionHash?: string | null
  accountHash?: string | null
}

/** A request like many: tests say what is different about theirs. */
export const event: Traffic = {
  day: '2026-03-03',
  modelId: 1,
  providerId: 1,
  appId: 1,
  categoryId: 2,
  promptTokens: 600,
  completionTokens: 400,
  reasoningTokens: 40,
  cachedTokens: 100,
  costNanoUsd: 4_200_000,
  sampleWeight: 1,
}

/** A small world with what is awkward: variants, a base without traffic, hidden apps, slugs that sort by byte. */
export const catalog = {
  authors: [
    { id: 1, slug: 'acme', name: 'Acme' },
    { id: 2, slug: 'beta', name: '=Beta' },
    { id: 3, slug: 'Corp', name: 'Corp, Inc.' },
    { id: 4, slug: 'deepseek', name: 'DeepSeek' },
  ],
  models: [
    { id: 1, slug: 'acme/one', name: 'One', authorId: 1, baseId: null },
    { id: 2, slug: 'acme/one:free', name: 'One (free)', authorId: 1, baseId: 1 },
    { id: 3, slug: 'acme/one:thinking', name: 'One (thinking)', authorId: 1, baseId: 1 },
    { id: 4, slug: 'acme/Two', name: '+Two "2"', authorId: 1, baseId: null },
    { id: 5, slug: 'beta/three', name: 'Three', authorId: 2, baseId: null },
    { id: 6, slug: 'beta/three:free', name: 'Three (free)', authorId: 2, baseId: 5 },
    { id: 7, slug: 'Corp/four', name: 'Four', authorId: 3, baseId: null },
    { id: 8, slug: 'deepseek/five', name: 'Five', authorId: 4, baseId: null },
    { id: 9, slug: 'deepseek/five:nitro', name: 'Five (nitro)', authorId: 4, baseId: 8 },
  ],
  providers: [
    { id: 0, slug: 'unknown', name: 'Unknown provider' },
    { id: 1, slug: 'host-a', name: 'Host A' },
    { id: 2, slug: 'host-b', name: 'Host B' },
  ],
  apps: [
    { id: 0, slug: 'unattributed', name: 'Unattributed', hidden: false, kinds: [] },
    { id: 1, slug: 'cline.bot', name: '-Cline', hidden: false, kinds: ['ide-extension', 'cli-agent'] },
    { id: 2, slug: 'github.com/a/b', name: '@ab', hidden: false, kinds: ['game'] },
    { id: 3, slug: 'secret.example', name: 'Secret', hidden: true, kinds: ['cli-agent'] },
    { id: 4, slug: 'zed.dev', name: 'Zed\nEditor', hidden: false, kinds: [] },
  ],
}

/** The base models whose weights are open, and those that are known to be closed. */
export const openModelIds = [7, 8]
export const closedModelIds = [4]

export async function insertCatalog(db: Db): Promise<void> {
  for (const { id, slug, name } of catalog.authors) {
    await db.execute(
      sql`insert into authors (id, slug, name) overriding system value values (${id}, ${slug}, ${name})`,
    )
  }
  for (const { id, slug, name, authorId, baseId } of catalog.models) {
    const variant = baseId ? slug.split(':')[1]! : null
    const huggingFaceId = openModelIds.includes(id) ? slug : null
    const releasedAt = closedModelIds.includes(id) ? '2026-01-01T00:00:00Z' : null
    await db.execute(sql`
      insert into models (id, permaslug, name, author_id, base_model_id, variant, hugging_face_id, released_at)
      overriding system value
      values (${id}, ${slug}, ${name}, ${authorId}, ${baseId}, ${variant}, ${huggingFaceId}, ${releasedAt})`)
  }
  for (const { id, slug, name } of catalog.providers.slice(1)) {
    await db.execute(sql`insert into providers (id, slug, name) values (${id}, ${slug}, ${name})`)
  }
  for (const { id, slug, name, hidden, kinds } of catalog.apps.slice(1)) {
    const categories = `{${kinds.join(',')}}`
    await db.execute(
      sql`insert into apps (id, identity, title, hidden, categories)
        values (${id}, ${slug}, ${name}, ${hidden}, ${categories})`,
    )
  }
}

/** Random traffic of the days up to `today`, with small counts so that totals tie and vanish. */
export function trafficUpTo(today: Day): fc.Arbitrary<Traffic[]> {
  const daysAgo = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 75 }))
  const tokens = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }))
  const event = fc.record({
    day: daysAgo.map((days) => addDays(today, -days)),
    modelId: fc.constantFrom(...catalog.models.map((model) => model.id)),
    providerId: fc.constantFrom(...catalog.providers.map((provider) => provider.id)),
    appId: fc.constantFrom(...catalog.apps.map((app) => app.id)),
    categoryId: fc.constantFrom(1, 2, 2, 5, 13),
    promptTokens: tokens,
    completionTokens: tokens,
    reasoningTokens: fc.constant(0),
    cachedTokens: fc.constant(0),
    costNanoUsd: fc.option(fc.integer({ min: 0, max: 5_000_000_000 })),
    toolCalls: fc.option(fc.nat({ max: 3 })),
    latencyMs: fc.option(fc.integer({ min: 0, max: 700_000 })),
    generationMs: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700_000 }))),
    sampleWeight: fc.constantFrom(1, 1, 1, 7, 100_000),
  })
  const normalised = fc.oneof(
    fc.constant({}),
    fc.record({ normalisedPromptTokens: tokens, normalisedCompletionTokens: tokens }),
  )
  const withParts = fc.tuple(event, normalised).chain(([counts, others]) =>
    fc
      .record({
        reasoningTokens: fc.integer({ min: 0, max: counts.completionTokens }),
        cachedTokens: fc.integer({ min: 0, max: counts.promptTokens }),
      })
      .map((parts) => ({ ...counts, ...others, ...parts })),
  )
  return fc.array(withParts, { minLength: 1, maxLength: 120 })
}

/** The same traffic, where some events belong to one of a few sessions and accounts. */
export function withVisits(traffic: fc.Arbitrary<Traffic[]>): fc.Arbitrary<Traffic[]> {
  const someHash = fc.option(fc.constantFrom(...['1', '2', '3'].map((digit) => hashOf(digit))))
  const visit = fc.record({ sessionHash: someHash, accountHash: someHash })
  return traffic.chain((events) => {
    const exactly = { minLength: events.length, maxLength: events.length }
    return fc
      .array(visit, exactly)
      .map((visits) => events.map((event, index) => ({ ...event, ...visits[index] })))
  })
}

export function hashOf(digit: string): string {
  return `00000000-0000-0000-0000-${digit.repeat(12)}`
}

/** Stores the events as an ingest would, with their days waiting for the rollup. */
export async function insertTraffic(db: Db, traffic: Traffic[], idPrefix = 'gen'): Promise<void> {
  const days = [...new Set(traffic.map((event) => event.day))]
  await ensurePartitions(db.$client, days)
  const rows = traffic.map((event, index) => ({ ...event, id: `${idPrefix}-${index}` }))
  await db.execute(sql`
    insert into events (day, id, created_at, model_id, provider_id, app_id, category_id, prompt_tokens,
      completion_tokens, reasoning_tokens, cached_tokens, cost_nano_usd, tool_calls, latency_ms, generation_ms,
      sample_weight, session_hash, account_hash, normalised_prompt_tokens, normalised_completion_tokens, adjusted)
    select "day", id, "day"::timestamptz, "modelId", "providerId", "appId", "categoryId", "promptTokens",
      "completionTokens", "reasoningTokens", "cachedTokens", "costNanoUsd", "toolCalls", "latencyMs", "generationMs",
      "sampleWeight", "sessionHash", "accountHash", "normalisedPromptTokens", "normalisedCompletionTokens", false
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e ("day" date, id text, "modelId" int,
      "providerId" int, "appId" int, "categoryId" smallint, "promptTokens" bigint, "completionTokens" bigint,
      "reasoningTokens" bigint, "cachedTokens" bigint, "costNanoUsd" bigint, "toolCalls" int, "latencyMs" int,
      "generationMs" int, "sampleWeight" int, "sessionHash" uuid, "accountHash" uuid,
      "normalisedPromptTokens" bigint, "normalisedCompletionTokens" bigint)`)
  for (const day of days) {
    await db.execute(sql`insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
      values ('api', ${day}, 1, 0, 0, 0)`)
  }
}
