import { describe, expect, it } from 'vitest'
import { ownProvider } from '@/lib/ingest/adapters/openai-provider'
import { providerName } from '@/lib/ingest/adapters/provider-name'

describe('providerName', () => {
  it.each([
    // OpenTelemetry, gen_ai.provider.name and gen_ai.system
    ['openai', 'OpenAI'],
    ['gcp.gen_ai', 'Google'],
    ['gcp.vertex_ai', 'Google'],
    ['gcp.gemini', 'Google AI Studio'],
    ['anthropic', 'Anthropic'],
    ['cohere', 'Cohere'],
    ['azure.ai.inference', 'Azure'],
    ['azure.ai.openai', 'Azure'],
    ['az.ai.openai', 'Azure'],
    ['ibm.watsonx.ai', 'IBM watsonx'],
    ['aws.bedrock', 'Amazon Bedrock'],
    ['perplexity', 'Perplexity'],
    ['x_ai', 'xAI'],
    ['deepseek', 'DeepSeek'],
    ['groq', 'Groq'],
    ['mistral_ai', 'Mistral'],
    ['moonshot_ai', 'Moonshot AI'],
    // OpenInference, llm.provider and llm.system
    ['aws', 'Amazon Bedrock'],
    ['amazon', 'Amazon Bedrock'],
    ['azure', 'Azure'],
    ['google', 'Google'],
    ['vertexai', 'Google'],
    ['mistralai', 'Mistral'],
    ['xai', 'xAI'],
    ['fireworks', 'Fireworks'],
    ['moonshot', 'Moonshot AI'],
    ['together', 'Together'],
    // OpenLLMetry
    ['AWS', 'Amazon Bedrock'],
    ['MistralAI', 'Mistral'],
    ['TogetherAI', 'Together'],
    ['Watsonx', 'IBM watsonx'],
    ['HuggingFace', 'HuggingFace'],
    // LangChain, ls_provider
    ['google_genai', 'Google AI Studio'],
    ['google_vertexai', 'Google'],
    ['amazon_bedrock', 'Amazon Bedrock'],
    // AI SDK
    ['openai.responses', 'OpenAI'],
    ['azure-openai.chat', 'Azure'],
    ['azure.responses', 'Azure'],
    ['google.generative-ai', 'Google AI Studio'],
    ['google.vertex.chat', 'Google'],
    ['vertex.anthropic.messages', 'Google'],
    ['googleVertex.anthropic.messages', 'Google'],
    ['amazon-bedrock', 'Amazon Bedrock'],
    ['bedrock.anthropic.messages', 'Amazon Bedrock'],
    ['xai.chat', 'xAI'],
    ['groq.chat', 'Groq'],
    ['mistral.embedding', 'Mistral'],
    ['voyage.embedding', 'Voyage AI'],
    // LiteLLM, Portkey, Bifrost, pydantic-ai
    ['bedrock_converse', 'Amazon Bedrock'],
    ['azure_ai', 'Azure'],
    ['vertex_ai_beta', 'Google'],
    ['gemini', 'Google AI Studio'],
    ['fireworks_ai', 'Fireworks'],
    ['text-completion-openai', 'OpenAI'],
    ['workers-ai', 'Cloudflare'],
    ['together-ai', 'Together'],
    ['perplexity-ai', 'Perplexity'],
    ['x-ai', 'xAI'],
    ['z-ai', 'Z.AI'],
    ['zhipu', 'Z.AI'],
    ['dashscope', 'Alibaba'],
    ['inference-net', 'InferenceNet'],
    ['vertex', 'Google'],
    ['google-gla', 'Google AI Studio'],
    // As they are called
    ['Amazon Bedrock', 'Amazon Bedrock'],
    ['Z.AI', 'Z.AI'],
    [' Moonshot AI ', 'Moonshot AI'],
  ])('calls %s %s', (spelling, name) => {
    expect(providerName(spelling)).toBe(name)
    expect(providerName(name)).toBe(name)
  })

  it.each(['Acme Cloud', 'acme.chat', 'api.openai.com', '???', '', 7, null, undefined])(
    'leaves %s as it is',
    (value) => {
      expect(providerName(value)).toBe(value)
    },
  )
})

describe('ownProvider', () => {
  it.each([
    ['gpt-4o-2024-08-06', 'OpenAI'],
    ['openai/gpt-5.5', 'OpenAI'],
    ['ft:gpt-4o-mini-2024-07-18:acme::9x', 'OpenAI'],
    ['gpt-oss-120b', undefined],
    ['claude-opus-5', undefined],
    ['azure/eu/gpt-4o-2024-08-06', 'Azure'],
    ['azure/gpt-4o', 'Azure'],
    ['groq/openai/gpt-oss-120b', 'Groq'],
    ['bedrock/us-east-1/openai.gpt-5.4', 'Amazon Bedrock'],
    ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.openai.gpt-5.4', 'Amazon Bedrock'],
    ['us.openai.gpt-5.4', undefined],
    ['openrouter/openai/gpt-5.5', undefined],
    ['databricks-gpt-5-4', undefined],
    ['', undefined],
    [7, undefined],
  ])('of %s is %s', (model, provider) => {
    expect(ownProvider(model)).toBe(provider)
  })
})
