import { describe, expect, it } from 'vitest'
import { litellmPayload, spendLog } from '../../support/ingest/litellm-payload'
import { prepareAll, prepareOne } from '../../support/ingest/prepare-one'

const expected = {
  id: 'chatcmpl-Aa1Bb2Cc3Dd4Ee5Ff6',
  createdAtMs: Date.parse('2025-08-21T10:00:00.250Z'),
  model: 'anthropic/claude-sonnet-4-5-20250929',
  provider: 'Anthropic',
  promptTokens: 120,
  completionTokens: 30,
  reasoningTokens: 12,
  cachedTokens: 100,
  costNanoUsd: 28_500,
  latencyMs: 500,
  generationMs: 2500,
  toolCalls: 1,
  finishReason: 'stop',
  app: { identity: 'cline.bot' },
  categoryId: 2,
  sessionId: 'trace-1',
  accountId: 'user-7',
  apiKeyName: 'ci',
  tags: ['team-a', 'Category:Programming', 'app:https://cline.bot', 'User-Agent: cline'],
}

/** The row as it stands in a CSV: every cell a text. */
const nothingUsed = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }
const csvRow = Object.fromEntries(
  Object.entries({
    ...spendLog,
    startTime: '2025-08-21 10:00:00.25',
    endTime: '2025-08-21 10:00:02.75',
    completionStartTime: '2025-08-21 10:00:00.75+00',
  }).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
)

describe('what LiteLLM logs', () => {
  it.each([
    ['a payload', litellmPayload()],
    ['a row of its spend logs', spendLog],
    ['a row of its spend logs as CSV', csvRow],
  ])('makes the same event of %s', (_, record) => {
    expect(prepareOne('litellm', record)).toMatchObject(expected)
  })

  it.each([
    [litellmPayload({ status: 'failure', ...nothingUsed }, { usage_object: null }), 'failed'],
    [litellmPayload({ cache_hit: 'True' }), 'cache_hit'],
    [litellmPayload({ call_type: 'aretrieve_batch' }), 'sum_of_requests'],
    [litellmPayload({ call_type: 'atranscription', ...nothingUsed }, { usage_object: null }), 'no_tokens'],
    [litellmPayload({ cache_hit: true }), 'cache_hit'],
    [litellmPayload({ call_type: 'call_mcp_tool' }), 'not_a_model_call'],
    [{ ...spendLog, cache_hit: 'True' }, 'cache_hit'],
    [{ ...spendLog, ...nothingUsed, metadata: {}, status: 'failure' }, 'failed'],
    [{ ...csvRow, ...nothingUsed, metadata: '{"status": "failure"}' }, 'failed'],
  ])('passes over what is no usage (%#)', (record, reason) => {
    expect(prepareAll('litellm', [record])).toEqual({ events: [], rejected: [], skipped: { [reason]: 1 } })
  })

  it.each([
    [litellmPayload({ id: undefined }), 'invalid_id'],
    [litellmPayload({ startTime: undefined }), 'invalid_created_at'],
    [
      litellmPayload({ prompt_tokens: null, total_tokens: null }, { usage_object: null }),
      'invalid_prompt_tokens',
    ],
    [litellmPayload({ completion_tokens: 14417.92 }), 'invalid_completion_tokens'],
    [litellmPayload({ completion_tokens: -1 }), 'invalid_completion_tokens'],
    [litellmPayload({ model: '', model_group: null, model_map_information: null }), 'invalid_model'],
    [{ ...csvRow, prompt_tokens: 'many' }, 'invalid_prompt_tokens'],
    [{ ...csvRow, startTime: 'yesterday' }, 'invalid_created_at'],
    [17, 'invalid_event'],
  ])('refuses what is broken, and names the field (%#)', (record, code) => {
    expect(prepareAll('litellm', [record])).toMatchObject({ events: [], rejected: [{ code }] })
  })

  it('takes the first name that tells who made the model', () => {
    const deployment = { model: 'my-deployment', custom_llm_provider: 'azure', model_group: 'fast' }
    const named = { ...deployment, model_map_information: { model_map_key: 'azure/gpt-4o-2024-08-06' } }
    expect(prepareOne('litellm', litellmPayload(named))).toMatchObject({
      model: 'openai/gpt-4o-2024-08-06',
      provider: 'Azure',
    })
    const unnamed = { ...deployment, model_map_information: { model_map_key: 'my-deployment' } }
    expect(prepareOne('litellm', litellmPayload(unnamed)).model).toBe('unknown/my-deployment')
  })

  it('believes a total above its parts: some providers keep reasoning out of the completion', () => {
    const usage = { completion_tokens_details: { reasoning_tokens: 94 } }
    const counts = { prompt_tokens: 32, completion_tokens: 9, total_tokens: 135 }
    expect(prepareOne('litellm', litellmPayload(counts, { usage_object: usage }))).toMatchObject({
      promptTokens: 32,
      completionTokens: 103,
      reasoningTokens: 94,
    })
  })

  it('leaves a request unpriced where LiteLLM found no price, and free where it is free', () => {
    const failure = { response_cost: 0, response_cost_failure_debug_info: { error_str: 'no price' } }
    expect(prepareOne('litellm', litellmPayload(failure)).costNanoUsd).toBeNull()
    const model_map_information = { model_map_key: 'claude-haiku', model_map_value: { mode: 'chat' } }
    const listed = litellmPayload({ response_cost: 0, model_map_information })
    expect(prepareOne('litellm', listed).costNanoUsd).toBe(0)
    expect(prepareOne('litellm', litellmPayload({ response_cost: 0 })).costNanoUsd).toBeNull()
    const free = litellmPayload({ response_cost: 0, model: 'z-ai/glm-4.6:free' })
    expect(prepareOne('litellm', free).costNanoUsd).toBe(0)
  })

  it('counts the tools that a response called', () => {
    const output = [{ type: 'message' }, { type: 'function_call', name: 'f' }]
    const answered = { call_type: 'aresponses', response: { output } }
    expect(prepareOne('litellm', litellmPayload(answered)).toolCalls).toBe(1)
  })

  it('knows no time to the first token without a stream', () => {
    const whole = litellmPayload({ stream: false, completionStartTime: 1755770402.75 })
    expect(prepareOne('litellm', whole)).toMatchObject({ latencyMs: null, generationMs: 2500 })
  })

  it('finds the app in the headers where no tag names it, and the account of the end user first', () => {
    const headers = { 'x-openrouter-title': 'My CLI', 'X-OpenRouter-Categories': 'cli-agent' }
    const payload = litellmPayload(
      { request_tags: ['marketing/seo'], end_user: 'end-1' },
      { requester_custom_headers: headers, requester_metadata: { litellm_session_id: 'session-1' } },
    )
    expect(prepareOne('litellm', payload)).toMatchObject({
      app: { title: 'My CLI', categories: ['cli-agent'] },
      categoryId: 5,
      accountId: 'end-1',
      sessionId: 'session-1',
    })
    expect(prepareOne('litellm', litellmPayload({ request_tags: ['app:Cline'] })).app?.title).toBe('Cline')
    expect(prepareOne('litellm', litellmPayload({ request_tags: null })).app).toBeNull()
  })
})
