import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKey } from '@/lib/access/keys'
import { otlpRoute } from '@/lib/http/ingest/otlp-route'
import { postEvents } from '@/lib/http/ingest/post-events'
import { postSource } from '@/lib/http/ingest/post-source'
import { keyedRoute } from '@/lib/http/route'
import { useTestDatabase } from '../../support/database/database'

interface FieldCase {
  n: number
  ref: string
  source: string
  input: unknown
  expect?: Sums
}

interface Sums {
  prompt: number
  completion: number
  reasoning: number
  cached: number
  model: string | null
  events: number
}

const file = fileURLToPath(new URL('../../fixtures/field-cases/cases.jsonl', import.meta.url))
const cases = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as FieldCase)

const caseOf = (n: number) => cases.find((one) => one.n === n)!
const row = (prompt: number, completion: number, cached = 0) => ({ prompt, completion, reasoning: 0, cached })

/** What the cases come to of which the reports leave the decision open. */
const decided: Record<number, Sums> = {
  // AWS documents the sum, and the total agrees with it.
  20: { ...row(9988, 19), model: 'openai/gpt-5.6', events: 1 },
  // Two of five are whole numbers as JSON has them; a text, a fraction, a negative number and null are refused.
  30: { ...row(120, 1), model: 'openai/gpt-4o', events: 1 },
  31: { ...row(44, 9), model: 'openai/gpt-4o', events: 1 },
  // Six answers under one id: the first counts, the others are refused in plain sight.
  35: { ...row(10, 100), model: 'anthropic/claude-opus-4-8', events: 1 },
  36: { ...row(2, 89), model: 'anthropic/claude-opus-4-8', events: 1 },
}

describe('a case from the field', () => {
  const database = useTestDatabase()
  let key = ''
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T12:00:00Z') })
    key = (await createKey(database().db, { name: 'test', scopes: ['ingest'] })).key
  })
  afterAll(() => void vi.useRealTimers())
  beforeEach(async () => {
    await database().db.$client`truncate events, ingest_batches, rollup_days`
  })

  async function post(source: string, body: unknown): Promise<Record<string, unknown>> {
    const db = () => database().db
    const path = { events: 'events', otlp: 'otlp/v1/traces' }[source] ?? `ingest/${source}`
    const routes: Record<string, (request: Request) => Promise<Response>> = {
      events: keyedRoute('ingest', postEvents, db),
      otlp: otlpRoute(db),
    }
    const response = await (routes[source] ?? keyedRoute('ingest', postSource, db))(
      new Request(`http://localhost/api/v1/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      }),
    )
    expect(response.status).toBe(200)
    return (await response.json()) as Record<string, unknown>
  }

  async function stored() {
    return await database().db.$client`
      select e.*, m.permaslug as model from events e join models m on m.id = e.model_id
      where day >= '2015-01-01' order by e.day, e.id`
  }

  async function sums(): Promise<Sums> {
    const rows = await stored()
    const sum = (name: string) => rows.reduce((total, event) => total + Number(event[name]), 0)
    return {
      prompt: sum('prompt_tokens'),
      completion: sum('completion_tokens'),
      reasoning: sum('reasoning_tokens'),
      cached: sum('cached_tokens'),
      model: rows.at(-1)?.model ?? null,
      events: rows.length,
    }
  }

  /** Bodies in their order. */
  const bodiesOf = ({ n, input }: FieldCase): unknown[] => (n === 27 ? (input as unknown[]) : [input])

  it.each(
    cases.filter(({ n, expect: sums }) => sums || decided[n]).map((one) => [one.n, one.source, one] as const),
  )('%i, sent to %s, counts what was used, once', async (n, source, one) => {
    for (const body of bodiesOf(one)) await post(source, body)
    expect(await sums()).toEqual(one.expect ?? decided[n])
    const before = await stored()
    for (const body of bodiesOf(one)) await post(source, body)
    expect(await stored()).toEqual(before)
  })

  it('11 names the model, whatever places and flags stand around it', async () => {
    const rows = caseOf(11).input as { id: string; model: string; expect_model: string }[]
    for (const { id, model, expect_model } of rows) {
      const reply = { id, created: 1795168800, model, usage: { prompt_tokens: 10, completion_tokens: 2 } }
      await post('openai-chat', reply)
      expect((await stored()).find((event) => event.id === id)?.model).toBe(expect_model)
    }
  })

  it('16, 24 and 51 say why in the answer', async () => {
    expect(await post('openai-chat', caseOf(24).input)).toMatchObject({ accepted: 1, adjusted: 1 })
    expect(await post('openai-chat', caseOf(51).input)).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, code: 'invalid_completion_tokens' }],
    })
    await post('openai-responses', caseOf(16).input)
    expect((await stored()).find(({ id }) => id.startsWith('resp_case16'))?.finish_reason).toBe('error')
  })

  it('15, 32 and 34 are passed over for a reason of their own', async () => {
    expect(await post('openai-responses', caseOf(15).input)).toMatchObject({
      skipped: { sum_of_requests: 1 },
    })
    expect(await post('openai-responses', caseOf(32).input)).toMatchObject({ skipped: { no_tokens: 1 } })
    expect(await post('litellm', caseOf(34).input)).toMatchObject({ skipped: { cache_hit: 1 } })
  })

  it('30 refuses by name what is no count', async () => {
    const { rejected } = await post('events', caseOf(30).input)
    const codes = (rejected as { index: number; code: string }[]).map(({ index, code }) => [index, code])
    expect(codes).toEqual([1, 2, 3, 4].map((index) => [index, 'invalid_prompt_tokens']))
  })

  it('35 refuses five of six answers that bear one id', async () => {
    const { accepted, rejected } = await post('anthropic', caseOf(35).input)
    expect(accepted).toBe(1)
    expect(rejected).toMatchObject(Array.from({ length: 5 }, () => ({ code: 'conflict' })))
  })

  it('36 counts the last of an answer that was written down before it was finished, in one body or in two', async () => {
    const [placeholder, final] = caseOf(36).input as [unknown, unknown]
    await post('anthropic', [placeholder])
    expect(await sums()).toMatchObject(row(2, 1))
    expect(await post('anthropic', [final])).toMatchObject({ completed: 1, rejected: [] })
    expect(await sums()).toEqual(decided[36])
    expect(await post('anthropic', [placeholder])).toMatchObject({ duplicates: 1, rejected: [] })
    expect(await sums()).toEqual(decided[36])
  })
})
