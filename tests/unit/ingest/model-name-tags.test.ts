import { describe, expect, it } from 'vitest'
import { permaslugOf } from '@/lib/ingest/adapters/model/model-name'

describe('permaslugOf', () => {
  it.each([
    ['llama3:8b', 'meta-llama/llama3-8b'],
    ['llama3:latest', 'meta-llama/llama3'],
    ['library/llama3', 'meta-llama/llama3'],
    ['registry.ollama.ai/library/llama3:8b-instruct-q4_K_M', 'meta-llama/llama3-8b-instruct-q4_k_m'],
    ['registry.acme.example:5000/llama3', 'meta-llama/llama3'],
    ['gpt-oss:120b-cloud', 'openai/gpt-oss-120b'],
    ['kimi-k2.5:cloud', 'moonshotai/kimi-k2.5'],
    ['qwen:7b', 'qwen/qwen-7b'],
    ['mistral:7b', 'mistralai/mistral-7b'],
    ['hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M', 'bartowski/llama-3.2-3b-instruct-gguf-q4_k_m'],
    ['docker_model_runner/ai/smollm2:latest', 'huggingfacetb/smollm2'],
  ])('reads the tag of Ollama in %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each(['together', 'fireworks-ai', 'hf-inference', 'zai-org', 'fastest', 'cheapest', 'preferred'])(
    'takes :%s of Hugging Face for no part of the model',
    (tag) => {
      expect(permaslugOf(`deepseek-ai/DeepSeek-R1:${tag}`)).toBe('deepseek/deepseek-r1')
    },
  )

  it.each([
    ['~openai/gpt-latest', 'openai/gpt-latest'],
    ['openrouter/~anthropic/claude-sonnet-latest', 'anthropic/claude-sonnet-latest'],
    ['@preset/email-copywriter', 'unknown/email-copywriter'],
    ['openrouter/@preset/gpt-5-fallbacks', 'unknown/gpt-5-fallbacks'],
    ['openai/gpt-5.5@preset/email-copywriter', 'openai/gpt-5.5'],
    ['openai/gpt-5.5:nitro@preset/email-copywriter', 'openai/gpt-5.5:nitro'],
    ['moonshotai/kimi-k3:exacto', 'moonshotai/kimi-k3:exacto'],
  ])('reads %s of OpenRouter', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['openai:gpt-5', 'openai/gpt-5'],
    ['openai:ft:gpt-4o-mini-2024-07-18:acme::9x', 'openai/gpt-4o-mini-2024-07-18:ft'],
    ['google-gla:gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['bedrock:us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic/claude-sonnet-4-5-20250929'],
    ['mistral:mistral-large-latest', 'mistralai/mistral-large-latest'],
  ])('reads the service before the colon of %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['claude-opus-4-8[1M]', 'anthropic/claude-opus-4-8'],
    ['claude-sonnet-5%5B1m%5D', 'anthropic/claude-sonnet-5'],
    ['anthropic/claude-opus-4-8[1m]:thinking', 'anthropic/claude-opus-4-8:thinking'],
    ['claude-3-7-sonnet-latest', 'anthropic/claude-3-7-sonnet-latest'],
  ])('takes the flag of a client off %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['voyage-3-large', 'voyage/voyage-3-large'],
    ['voyageai/voyage-3-large', 'voyage/voyage-3-large'],
    ['rerank-2.5-lite', 'voyage/rerank-2.5-lite'],
    ['rerank-lite-1', 'voyage/rerank-lite-1'],
    ['rerank-v3.5', 'cohere/rerank-v3.5'],
    ['rerank-english-v3.0', 'cohere/rerank-english-v3.0'],
    ['azure_ai/cohere-rerank-v4.0-pro', 'cohere/rerank-v4.0-pro'],
    ['amazon.rerank-v1:0', 'amazon/rerank-v1'],
    ['jina-embeddings-v3', 'jinaai/jina-embeddings-v3'],
    ['jina_ai/jina-reranker-v2-base-multilingual', 'jinaai/jina-reranker-v2-base-multilingual'],
    ['nomic-embed-text:v1.5', 'nomic-ai/nomic-embed-text-v1.5'],
    ['@cf/baai/bge-m3', 'baai/bge-m3'],
    ['bge-large-en-v1.5', 'baai/bge-large-en-v1.5'],
    ['mxbai-embed-large', 'mixedbread-ai/mxbai-embed-large'],
    ['seedream-5-0-lite', 'bytedance-seed/seedream-5-0-lite'],
    ['FLUX.1-Kontext-pro', 'black-forest-labs/flux.1-kontext-pro'],
    ['kimi-k3', 'moonshotai/kimi-k3'],
    ['sonar', 'perplexity/sonar'],
    ['sonar-deep-research', 'perplexity/sonar-deep-research'],
    ['gpt-j-6b', 'unknown/gpt-j-6b'],
  ])('knows who makes %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it('takes no service that serves models of others for their maker', () => {
    for (const service of ['groq', 'snowflake', 'databricks', 'vertex_ai', 'aws.bedrock'])
      expect(permaslugOf('new-model', service)).toBe('unknown/new-model')
    expect(permaslugOf('new-model', 'voyage')).toBe('voyage/new-model')
  })
})
