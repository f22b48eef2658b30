import { describe, expect, it } from 'vitest'
import { chat, type TestSpan } from '../../support/ingest/otlp'
import { eventOf, outcomes } from '../../support/ingest/otlp-outcomes'

describe('spans that are no usage', () => {
  it.each([
    [{ 'gen_ai.operation.name': 'invoke_agent' }],
    [{ 'gen_ai.operation.name': 'create_agent' }],
    [{ 'gen_ai.operation.name': 'invoke_workflow' }],
    [{ 'gen_ai.operation.name': 'execute_tool' }],
    [{ 'gen_ai.operation.name': 'retrieval' }],
    [{ 'gen_ai.operation.name': 'fetch_response' }],
    [{ 'gen_ai.operation.name': 'create_memory' }],
    [{ 'gen_ai.operation.name': 'search_memory_store' }],
    [{ 'openinference.span.kind': 'CHAIN' }],
    [{ 'traceloop.span.kind': 'workflow' }],
    [{ 'ai.operationId': 'ai.generateText' }],
  ])('are told by what they call themselves: %o', (attributes) => {
    expect(eventOf(attributes)).toBe('not_a_model_call')
  })

  it('are told in no time, however long a name is', () => {
    const startedAt = performance.now()
    expect(eventOf({ 'gen_ai.operation.name': `${'_memory'.repeat(100_000)}\n.` })).toMatchObject({})
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('are those without tokens, by why they have none', () => {
    const bare = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' }
    const zero = { 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }
    const totals = { 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 2 }
    expect(
      outcomes([
        { ...chat(), attributes: bare },
        { ...chat(), attributes: bare, status: 2 },
        chat(zero, { status: 2 }),
        { ...chat(), attributes: {}, name: 'GET /' },
        { ...chat(), attributes: totals, name: 'agent run' },
      ]),
    ).toEqual(['no_usage', 'failed', 'failed', 'not_a_model_call', 'not_a_model_call'])
  })

  it('count where a call failed half-way, and where an embedding answers without tokens', () => {
    const { 'gen_ai.usage.output_tokens': _, ...embedding } = chat().attributes!
    const spans = [
      chat({}, { status: 2 }),
      { ...chat(), attributes: { ...embedding, 'gen_ai.operation.name': 'embeddings' } },
    ]
    expect(outcomes(spans)).toMatchObject([
      { prompt_tokens: 100, completion_tokens: 20 },
      { prompt_tokens: 100, completion_tokens: 0 },
    ])
  })

  const ids = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(16)) as [string, string, string, string]
  const at = (
    depth: 0 | 1 | 2 | 3,
    attributes: NonNullable<TestSpan['attributes']> = {},
    more: TestSpan = {},
  ) => chat(attributes, { spanId: ids[depth], ...(depth > 0 && { parentSpanId: ids[depth - 1]! }), ...more })

  it('repeat what is below them, however deep, in whatever order they come', () => {
    const step = { ...at(1), attributes: { name: 'step' } }
    const spans = [at(2), step, at(0, { 'gen_ai.usage.input_tokens': 300 }), at(2, {}, { spanId: ids[3] })]
    const expected = [{ prompt_tokens: 100 }, 'not_a_model_call', 'repeats_children', { prompt_tokens: 100 }]
    expect(outcomes(spans)).toMatchObject(expected)
    expect(outcomes(spans.toReversed())).toMatchObject(expected.toReversed())
  })

  it('keep the usage of a parent whose children have none of their own', () => {
    const tool = { 'gen_ai.operation.name': 'execute_tool' }
    const none = { 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }
    expect(outcomes([at(0), at(1, tool), at(1, none, { spanId: ids[2] })])).toMatchObject([
      { prompt_tokens: 100 },
      'not_a_model_call',
      { prompt_tokens: 0 },
    ])
  })

  it('are not found in another trace, nor in a circle', () => {
    const elsewhere = at(1, {}, { traceId: 'f'.repeat(32) })
    expect(outcomes([at(0), elsewhere])).toMatchObject([{ prompt_tokens: 100 }, { prompt_tokens: 100 }])
    const own = at(0, {}, { parentSpanId: ids[0] })
    expect(outcomes([own])).toMatchObject([{ prompt_tokens: 100 }])
    // Nobody knows which of them is above the other, but that there was a call is certain.
    const circle = [at(0, {}, { parentSpanId: ids[1] }), at(1)]
    expect(outcomes(circle)).toMatchObject([{ prompt_tokens: 100 }, 'repeats_children'])
  })
})
