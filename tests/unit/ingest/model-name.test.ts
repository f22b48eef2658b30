import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseModelSlug } from '@/lib/domain/entity/slug'
import { permaslugOf } from '@/lib/ingest/adapters/model/model-name'

describe('permaslugOf', () => {
  it.each([
    ['gpt-4o-2024-08-06', 'openai/gpt-4o-2024-08-06'],
    ['o3-mini', 'openai/o3-mini'],
    ['claude-sonnet-4-5-20250929', 'anthropic/claude-sonnet-4-5-20250929'],
    ['command-r7b-12-2024', 'cohere/command-r7b-12-2024'],
    ['llama3-8b-8192', 'meta-llama/llama3-8b-8192'],
    ['mistral-medium-latest', 'mistralai/mistral-medium-latest'],
    ['zai-glm-4.7', 'z-ai/zai-glm-4.7'],
    ['text-embedding-3-small', 'openai/text-embedding-3-small'],
    ['text-embedding-004', 'google/text-embedding-004'],
  ])('files the bare name %s under who makes its family', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['deepseek-ai/DeepSeek-R1', 'deepseek/deepseek-r1'],
    ['meta-llama/Llama-4-Scout-17B-16E-Instruct', 'meta-llama/llama-4-scout-17b-16e-instruct'],
    ['meta/llama-3.1-8b', 'meta-llama/llama-3.1-8b'],
    ['meta/muse-spark-1.2', 'meta/muse-spark-1.2'],
    ['xai/grok-4', 'x-ai/grok-4'],
    ['anthropic/claude-sonnet-4:free', 'anthropic/claude-sonnet-4:free'],
    ['acme/one', 'acme/one'],
  ])('keeps maker and name of %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['models/gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['projects/p/locations/global/publishers/google/models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['publishers/meta/models/llama-3.1-405b-instruct-maas', 'meta-llama/llama-3.1-405b-instruct-maas'],
    ['claude-sonnet-4-5@20250929', 'anthropic/claude-sonnet-4-5-20250929'],
    ['vertex_ai/claude-3-5-haiku@default', 'anthropic/claude-3-5-haiku'],
    ['azure/gpt-4o', 'openai/gpt-4o'],
    ['openrouter/anthropic/claude-sonnet-4', 'anthropic/claude-sonnet-4'],
    ['openrouter/auto', 'openrouter/auto'],
    ['together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo', 'meta-llama/llama-3.3-70b-instruct-turbo'],
    ['groq/openai/gpt-oss-120b', 'openai/gpt-oss-120b'],
    ['huggingface/together/deepseek-ai/DeepSeek-R1', 'deepseek/deepseek-r1'],
    ['fireworks_ai/accounts/fireworks/models/qwen3-32b', 'qwen/qwen3-32b'],
    ['cloudflare/@cf/meta/llama-3-8b-instruct', 'meta-llama/llama-3-8b-instruct'],
    ['ollama/llama3.1:8b', 'meta-llama/llama3.1-8b'],
    ['gemini/gemini-2.5-pro', 'google/gemini-2.5-pro'],
  ])('cuts off where %s runs', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic/claude-sonnet-4-5-20250929'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1%3A0', 'anthropic/claude-sonnet-4-5-20250929'],
    ['anthropic.claude-v2:1', 'anthropic/claude-v2.1'],
    ['anthropic.claude-3-haiku-20240307-v1:0:200k', 'anthropic/claude-3-haiku-20240307'],
    ['us.amazon.nova-2-lite-v1:0', 'amazon/nova-2-lite-v1'],
    ['openai.gpt-oss-120b-1:0', 'openai/gpt-oss-120b'],
    ['qwen.qwen3-32b-v1:0', 'qwen/qwen3-32b'],
    ['zai.glm-4.7-flash', 'z-ai/glm-4.7-flash'],
    ['eu.mistral.pixtral-large-2502-v1:0', 'mistralai/pixtral-large-2502'],
    ['bedrock/us-east-1/anthropic.claude-opus-4-8', 'anthropic/claude-opus-4-8'],
    ['bedrock/converse/us.meta.llama4-maverick-17b-instruct-v1:0', 'meta-llama/llama4-maverick-17b-instruct'],
    ['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2', 'anthropic/claude-v2'],
    ['arn:aws:bedrock:us-east-1:1:inference-profile/us.amazon.nova-pro-v1:0', 'amazon/nova-pro-v1'],
    [
      'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/mi1dadi0g15f',
      'unknown/mi1dadi0g15f',
    ],
  ])('reads the Bedrock name %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it('falls back on a service that serves its own models, and else on an unknown author', () => {
    expect(permaslugOf('new-model', 'mistral_ai')).toBe('mistralai/new-model')
    expect(permaslugOf('new-model', 'OpenAI')).toBe('openai/new-model')
    expect(permaslugOf('new-model', 'Groq')).toBe('unknown/new-model')
    expect(permaslugOf('my model (v2)')).toBe('unknown/my-model-v2')
    expect(permaslugOf('claude-opus-5', 'openai')).toBe('anthropic/claude-opus-5')
  })

  it('keeps the owner of a fine-tuned model to itself', () => {
    expect(permaslugOf('ft:gpt-4o-mini-2024-07-18:acme:support:9x')).toBe('openai/gpt-4o-mini-2024-07-18:ft')
  })

  it.each([undefined, null, 7, '', ' ', '/', ':', '???', 'x'.repeat(501)])('makes nothing of %s', (name) => {
    expect(permaslugOf(name)).toBeUndefined()
  })

  it.each(['.', '..', 'a/..', '../b', 'openai/.:free', 'models/..', 'bedrock/us-east-1/..'])(
    'makes nothing of %s, which could have no page',
    (name) => expect(permaslugOf(name)).toBeUndefined(),
  )

  it('makes a permaslug or nothing of any text, and the same permaslug of its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath()), (name) => {
        const permaslug = permaslugOf(name)
        if (permaslug === undefined) return
        expect(parseModelSlug(permaslug)).toBeDefined()
        expect(parseModelSlug(permaslugOf(permaslug) ?? '')).toBeDefined()
      }),
      { seed: 4, numRuns: 2000 },
    )
  })
})
