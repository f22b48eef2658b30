import { describe, expect, it } from 'vitest'
import { type FileFormat, importFile } from '@/lib/files/import-file'
import type { Tally } from '@/lib/ingest/tally'
import { useTestDatabase } from '../../support/database/database'

const now = new Date('2026-08-22T12:00:00Z')

const columns =
  'generation_id,created_at,cost_total,cost_web_search,cost_cache,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant,cancelled,streamed,user,finish_reason_normalized,generation_time_ms,time_to_first_token_ms,api_key_name,app_name'
const activity = [
  columns,
  'gen-1-aaaaaaaaaaaaaaaa,2026-08-21 23:59:59.713,0.0123,0,-0.001,0,10389,137,20,512,openai/gpt-oss-120b,DeepInfra,standard,false,true,user_1,stop,1234.6,210,prod,Cline',
  'gen-2-aaaaaaaaaaaaaaaa,2026-08-21 10:00:00,0,0,0,0,100,10,0,0,openai/gpt-oss-120b,DeepInfra,free,false,true,user_1,stop,900,200,prod,Cline',
  'gen-3-aaaaaaaaaaaaaaaa,2026-08-21 10:00:00,0.0001,0,0,0.25,100,7,0,0,openai/gpt-oss-120b,,standard,true,true,user_2,,,,prod,',
  'gen-4-aaaaaaaaaaaaaaaa,2026-08-21 10:00:00,0,0,0,0,0,0,0,0,openai/gpt-oss-120b,,standard,false,true,user_2,error,,,prod,',
  'gen-5-aaaaaaaaaaaaaaaa,2026-08-21 10:00:00,0,0,0,0,many,7,0,0,openai/gpt-oss-120b,,standard,true,true,user_2,,,,prod,',
  'gen-6-aaaaaaaaaaaaaaaa,yesterday,0,0,0,0,1,7,0,0,openai/gpt-oss-120b,,standard,true,true,user_2,,,,prod,',
  'gen-7-aaaaaaaaaaaaaaaa,2026-08-21 10:00:00,0',
  '',
].join('\n')

const generation = {
  id: 'gen-10-aaaaaaaaaaaaaaaa',
  upstream_id: 'chatcmpl-1',
  total_cost: 0.0015,
  upstream_inference_cost: 0.2,
  is_byok: false,
  created_at: '2026-08-21T12:00:00.5+00:00',
  model: 'openai/gpt-oss-120b',
  provider_name: 'Groq',
  tokens_prompt: 90,
  tokens_completion: 30,
  native_tokens_prompt: 100,
  native_tokens_completion: 40,
  native_tokens_reasoning: 15,
  native_tokens_cached: 60,
  generation_time: 1200,
  latency: 1250,
  finish_reason: 'stop',
  cancelled: false,
  http_referer: 'https://www.example.com/tool',
  session_id: 's-1',
  response_cache_source_id: null,
}
const generations = [
  generation,
  {
    ...generation,
    id: 'gen-11-aaaaaaaaaaaaaaaa',
    is_byok: true,
    native_tokens_prompt: null,
    native_tokens_completion: null,
  },
  { ...generation, id: 'gen-12-aaaaaaaaaaaaaaaa', response_cache_source_id: 'gen-10-aaaaaaaaaaaaaaaa' },
  { ...generation, id: 'gen-13-aaaaaaaaaaaaaaaa', created_at: null },
]

describe('files of other routers', () => {
  const database = useTestDatabase()
  const read = async (content: string, format?: FileFormat): Promise<Tally> => {
    const report = await importFile(database().db, [content], { now, format })
    if (report.kind !== 'events') throw new Error(`This was taken for ${report.kind}`)
    return report.tally
  }
  const stored = async (id: string) =>
    (
      await database().db.$client`
      select events.id, events.created_at, permaslug as model, providers.name as provider, apps.title as app, identity,
        prompt_tokens as prompt, completion_tokens as completion, reasoning_tokens as reasoning,
        cached_tokens as cached, cost_nano_usd as cost, latency_ms, generation_ms, finish_reason,
        normalised_prompt_tokens as normalised_prompt, normalised_completion_tokens as normalised_completion,
        (select api_key_name from event_labels where event_labels.id = label_id) as key_name,
        account_hash is not null as has_account, session_hash is not null as has_session
      from events join models on models.id = model_id join providers on providers.id = provider_id
      join apps on apps.id = app_id where events.id = ${id}`
    )[0]

  it("takes the CSV of OpenRouter's Activity page", async () => {
    const tally = await read(activity)
    expect(tally).toMatchObject({ accepted: 3, duplicates: 0, rejected: 3, skipped: 1 })
    expect(tally.skippedByReason).toEqual({ failed: 1 })
    expect(tally.firstRejected.map(({ line, code, id }) => [line, code, id])).toEqual([
      [6, 'invalid_prompt_tokens', 'gen-5-aaaaaaaaaaaaaaaa'],
      [7, 'invalid_created_at', 'gen-6-aaaaaaaaaaaaaaaa'],
      [8, 'invalid_csv', null],
    ])
    expect(await stored('gen-1-aaaaaaaaaaaaaaaa')).toEqual({
      id: 'gen-1-aaaaaaaaaaaaaaaa',
      created_at: '2026-08-21 23:59:59.713+00',
      model: 'openai/gpt-oss-120b',
      provider: 'DeepInfra',
      app: 'Cline',
      identity: expect.stringContaining('cline'),
      prompt: 10_389n,
      completion: 137n,
      reasoning: 20n,
      cached: 512n,
      cost: 12_300_000n,
      latency_ms: 210,
      generation_ms: 1235,
      finish_reason: 'stop',
      normalised_prompt: null,
      normalised_completion: null,
      key_name: 'prod',
      has_account: true,
      has_session: false,
    })
    expect(await stored('gen-2-aaaaaaaaaaaaaaaa')).toMatchObject({
      model: 'openai/gpt-oss-120b:free',
      cost: 0n,
    })
    // Cancelled, and run on a key of one's own: the tokens and both costs count.
    expect(await stored('gen-3-aaaaaaaaaaaaaaaa')).toMatchObject({
      completion: 7n,
      cost: 250_100_000n,
      finish_reason: 'cancelled',
    })
    expect(await read(activity)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 3, skipped: 1 })
  })

  it.each([
    ['an array', JSON.stringify(generations)],
    ['lines', generations.map((data) => JSON.stringify({ data })).join('\n')],
    ['a list under data', JSON.stringify({ data: generations }, null, 2)],
  ])("takes answers of OpenRouter's /generation as %s, by the native counts", async (_, content) => {
    const tally = await read(content)
    expect(tally.accepted + tally.duplicates).toBe(2)
    expect(tally.skippedByReason).toEqual({ cache_hit: 1 })
    expect(tally.firstRejected).toMatchObject([{ code: 'invalid_created_at', id: 'gen-13-aaaaaaaaaaaaaaaa' }])
    expect(await stored('gen-10-aaaaaaaaaaaaaaaa')).toMatchObject({
      created_at: '2026-08-21 12:00:00.5+00',
      provider: 'Groq',
      identity: 'example.com',
      prompt: 100n,
      completion: 40n,
      reasoning: 15n,
      cached: 60n,
      cost: 1_500_000n,
      latency_ms: null,
      generation_ms: 1200,
      normalised_prompt: 90n,
      normalised_completion: 30n,
      has_session: true,
    })
    expect(await stored('gen-11-aaaaaaaaaaaaaaaa')).toMatchObject({
      normalised_prompt: null,
      prompt: 90n,
      completion: 30n,
      cost: 201_500_000n,
    })
  })

  it('takes one answer as it came, over several lines', async () => {
    const content = JSON.stringify({ data: { ...generation, id: 'gen-20-aaaaaaaaaaaaaaaa' } }, null, 2)
    expect(await read(content)).toMatchObject({ accepted: 1, rejected: 0 })
    expect(await read(content)).toMatchObject({ duplicates: 1, rejected: 0 })
  })

  it('says that sums by day are no requests', async () => {
    const sums = {
      date: '2026-08-21',
      model: 'a/b',
      model_permaslug: 'a/b',
      endpoint_id: 'e',
      requests: 5,
      usage: 1,
    }
    await expect(read(JSON.stringify({ data: [sums] }))).rejects.toThrow(
      "OpenRouter's /activity: sums by day",
    )
  })

  it("takes rows of LiteLLM's SpendLogs", async () => {
    const row = {
      request_id: 'chatcmpl-9-aaaaaaaaaaaaaaaa',
      call_type: 'acompletion',
      spend: '0.002',
      prompt_tokens: '50',
      completion_tokens: '5',
      startTime: '2026-08-21 09:00:00.25',
      endTime: '2026-08-21 09:00:01',
      model: 'gpt-4o',
      custom_llm_provider: 'openai',
      metadata: '{"status": "success"}',
      cache_hit: 'False',
    }
    const quoted = Object.values(row).map((cell) => `"${cell.replaceAll('"', '""')}"`)
    const csv = `${Object.keys(row).join(',')}\n${quoted.join(',')}\n`
    expect(await read(csv)).toMatchObject({ accepted: 1, rejected: 0 })
    expect(await read(JSON.stringify([row]))).toMatchObject({ duplicates: 1, rejected: 0 })
    expect(await stored('chatcmpl-9-aaaaaaaaaaaaaaaa')).toMatchObject({
      created_at: '2026-08-21 09:00:00.25+00',
      model: 'openai/gpt-4o',
      provider: 'OpenAI',
      prompt: 50n,
      cost: 2_000_000n,
    })
  })

  it('takes replies of a provider where the format is said', async () => {
    const reply = {
      id: 'chatcmpl-30-aaaaaaaaaaaaaaaa',
      object: 'chat.completion',
      created: 1_787_300_000,
      model: 'gpt-4o-2024-08-06',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '' } }],
      usage: { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 },
    }
    for (const content of [JSON.stringify(reply), JSON.stringify(reply, null, 2), JSON.stringify([reply])]) {
      const tally = await read(content, 'openai-chat')
      expect(tally).toMatchObject({ rejected: 0, skipped: 0 })
      expect(tally.accepted + tally.duplicates).toBe(1)
    }
    expect(await stored('chatcmpl-30-aaaaaaaaaaaaaaaa')).toMatchObject({
      model: 'openai/gpt-4o-2024-08-06',
      prompt: 12n,
    })
  })
})
