import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Db } from '@/db/client'
import { accept } from '@/lib/ingest/accept'
import { forgetCatalogs } from '@/lib/ingest/catalog'
import type { Outcome } from '@/lib/ingest/outcome'
import { noRules, type Rules } from '@/lib/ingest/rules/rules'
import { remapEvents } from '@/lib/rules/remap'
import { useTestDatabase } from '../../support/database/database'
import { rulesOf } from '../../support/rules'

const now = new Date('2026-08-22T12:00:00Z')
const CLIENTS = 6
const EVENTS = 2400
const BATCH = 150
const SHARE = 0.6

interface Wire {
  id: string
  created_at: string
  prompt_tokens: number
}

/** One stretch of traffic over four days, with new names all the time. */
const traffic: Wire[] = Array.from({ length: EVENTS }, (_, index) => ({
  id: `gen-${(index * 7919) % EVENTS}`,
  created_at: `2026-08-${18 + (index % 4)}T10:00:00Z`,
  model: `author-${index % 9}/model-${index % 90}${index % 3 ? '' : ':free'}`,
  provider: `Provider ${index % 40}`,
  app: { url: `https://app-${index % 300}.example`, categories: [`group-${index % 5}`] },
  prompt_tokens: index,
  completion_tokens: 1,
}))

/** The same sequence of numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item)
}

describe('many senders at once', () => {
  const database = useTestDatabase()
  let clients: Db[]
  // Of each test its own: a connection that was killed may tell of it no earlier than at its next use.
  beforeEach(() => {
    clients = Array.from({ length: CLIENTS }, () =>
      connect(database().url, { poolSize: 2, onClose: forgetCatalogs }),
    )
  })
  afterEach(() => Promise.all(clients.map((db) => db.$client.end({ timeout: 1 }))))

  /** Sends until there is an answer, as a gateway does: it cannot know whether a lost batch was stored. */
  async function sendUntilAnswered(
    db: Db,
    batch: unknown[],
  ): Promise<{ outcome: Outcome; failures: number }> {
    for (let failures = 0; ; failures++) {
      try {
        return { outcome: await accept(db, batch, { source: 'api', apiKeyId: null, now }), failures }
      } catch (error) {
        if (failures === 50) throw error
      }
    }
  }

  it('counts each event once, and leaves each day waiting, however the connections die', async () => {
    const sql = database().db.$client
    // Among what the senders are doing right now; the driver's first question to a new connection is not theirs.
    const killOne = async () => {
      const rows = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
          and query !~ 'pg_type|pg_stat_activity' order by random() limit 1`
      return rows.length
    }
    let killed = 0
    const results = await Promise.all(
      clients.map(async (db, client) => {
        const random = randomNumbers(client + 1)
        // Every client sends most of the traffic, in its own order and cut: the batches overlap all the time.
        const own = shuffled(traffic, random).slice(0, client === 0 ? EVENTS : EVENTS * SHARE)
        const outcomes = []
        for (let start = 0; start < own.length; start += BATCH) {
          const sending = sendUntilAnswered(db, own.slice(start, start + BATCH))
          killed += await killOne()
          outcomes.push(await sending)
        }
        return outcomes
      }),
    )
    const answers = results.flat()

    expect(killed).toBeGreaterThan(5)
    expect(answers.reduce((sum, { failures }) => sum + failures, 0)).toBeGreaterThan(0)
    expect(answers.flatMap(({ outcome }) => outcome.rejected)).toEqual([])
    const [stored] =
      await sql`select count(*)::int as events, sum(prompt_tokens)::bigint as tokens from events
      where day between '2026-08-18' and '2026-08-21'`
    expect(stored).toEqual({ events: EVENTS, tokens: BigInt((EVENTS * (EVENTS - 1)) / 2) })
    // Each stored event was counted as accepted exactly once, in the transaction that stored it.
    const lines = await sql`select day, sum(accepted)::int as accepted, bool_or(rolled_up_at is null) as waits
      from ingest_batches group by day order by day`
    expect(lines).toEqual(
      [18, 19, 20, 21].map((day) => ({ day: `2026-08-${day}`, accepted: EVENTS / 4, waits: true })),
    )
    const [names] = await sql`select (select count(*)::int from models) as models,
      (select count(*)::int from providers) as providers, (select count(*)::int from apps) as apps,
      (select count(*)::int from models where variant is not null and base_model_id is null) as orphans`
    expect(names).toEqual({ models: 90 + 30, providers: 41, apps: 301, orphans: 0 })
  })

  it('keeps the first of two that contradict each other, whoever comes first', async () => {
    const versions = clients.map((_, client) =>
      Array.from({ length: 50 }, (_, index) => ({
        ...traffic[0]!,
        id: `race-${index}`,
        prompt_tokens: client,
      })),
    )
    const outcomes = await Promise.all(
      clients.map((db, client) =>
        accept(db, shuffled(versions[client]!, randomNumbers(client)), {
          source: 'api',
          apiKeyId: null,
          now,
        }),
      ),
    )
    const accepted = outcomes.reduce((sum, outcome) => sum + outcome.accepted, 0)
    const conflicts = outcomes
      .flatMap((outcome) => outcome.rejected)
      .filter(({ code }) => code === 'conflict')
    expect(accepted).toBe(50)
    expect(conflicts).toHaveLength(50 * (CLIENTS - 1))
  })

  it('loses nothing that any of them adds to the events of the others', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `shared-${index}`)
    const parts: object[] = [
      { tool_calls: 3 },
      { cost_usd: '0.25' },
      { latency_ms: 120 },
      { reasoning_tokens: 1 },
      { session_id: 's' },
      { completion_tokens: 0, incomplete: true, account_id: 'a' },
    ]
    const random = clients.map((_, client) => randomNumbers(client + 40))
    const outcomes = await Promise.all(
      clients.map(async (db, client) => {
        const records = ids.map((id) => ({ ...traffic[0]!, prompt_tokens: 7, id, ...parts[client] }))
        const told: Outcome[] = []
        const order = shuffled(records, random[client]!)
        for (let start = 0; start < order.length; start += 25) {
          told.push(await accept(db, order.slice(start, start + 25), { source: 'api', apiKeyId: null, now }))
        }
        return told
      }),
    )
    const sum = (name: 'accepted' | 'duplicates' | 'completed') =>
      outcomes.flat().reduce((total, outcome) => total + outcome[name], 0)
    expect(outcomes.flatMap((told) => told.flatMap(({ rejected }) => rejected))).toEqual([])
    expect(sum('accepted')).toBe(ids.length)
    expect(sum('accepted') + sum('completed')).toBe(ids.length * parts.length)
    const rows = await database().db.$client`
      select count(*)::int as events, tool_calls, cost_nano_usd, latency_ms, reasoning_tokens, completion_tokens,
        incomplete, count(session_hash)::int as sessions, count(account_hash)::int as accounts
      from events where day = '2026-08-18' and id like 'shared-%' group by 2, 3, 4, 5, 6, 7`
    const n = ids.length
    expect(rows).toEqual([
      {
        ...{ events: n, tool_calls: 3, cost_nano_usd: 250_000_000n, latency_ms: 120, reasoning_tokens: 1n },
        ...{ completion_tokens: 1n, incomplete: null, sessions: n, accounts: n },
      },
    ])
  })

  it('does not lose what completes an event while the rules file its day again', async () => {
    const db = database().db
    const ids = Array.from({ length: 400 }, (_, index) => `filed-${index}`)
    const asked = { model: 'author-0/asked', created_at: '2026-08-17T10:00:00Z' }
    const record = { ...traffic[0]!, ...asked, prompt_tokens: 7 }
    const send = (one: Db, more: object, rules: Rules) =>
      accept(
        one,
        ids.map((id) => ({ ...record, id, ...more })),
        { source: 'api', apiKeyId: null, now, rules },
      )
    const rules = rulesOf({ models: { 'author-0/asked': 'author-0/filed' } })
    await send(db, {}, noRules)
    const [remapping, ...outcomes] = await Promise.all([
      remapEvents(db, { rules, isDryRun: false }),
      ...clients.map((client, place) =>
        send(client, place % 2 ? { tool_calls: 1 } : { cost_usd: '0.1' }, rules),
      ),
    ])
    expect(outcomes.reduce((sum, { completed }) => sum + completed, 0)).toBe(2 * ids.length)
    expect(remapping.days).toMatchObject([{ day: '2026-08-17', events: ids.length }])
    const rows = await db.$client`
      select count(*)::int as events, permaslug, tool_calls, cost_nano_usd from events
      join models on models.id = model_id where day = '2026-08-17' group by 2, 3, 4`
    expect(rows).toEqual([
      { events: ids.length, permaslug: 'author-0/filed', tool_calls: 1, cost_nano_usd: 100_000_000n },
    ])
  })

  it('makes the partitions of new days while everybody asks for them', async () => {
    const batch = Array.from({ length: 40 }, (_, index) => ({
      ...traffic[0]!,
      id: 'first',
      created_at: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
    }))
    forgetCatalogs()
    const outcomes = await Promise.all(
      clients.map((db) => accept(db, batch, { source: 'api', apiKeyId: null, now })),
    )
    expect(outcomes.reduce((sum, outcome) => sum + outcome.accepted, 0)).toBe(40)
    expect(outcomes.reduce((sum, outcome) => sum + outcome.duplicates, 0)).toBe(40 * (CLIENTS - 1))
  })
})
