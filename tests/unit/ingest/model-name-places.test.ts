import { describe, expect, it } from 'vitest'
import { permaslugOf } from '@/lib/ingest/adapters/model/model-name'
import { prepareOne } from '../../support/ingest/prepare-one'
import { chat } from '../../support/ingest/replies'

/** As gateways' own reports of faults wrote them: one model each, whatever else the name says. */
const fieldNames: [name: string, permaslug: string][] = [
  [
    'arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'anthropic/claude-3-7-sonnet-20250219',
  ],
  [
    'bedrock/converse/arn:aws:bedrock:eu-central-1:000000000000:inference-profile/anthropic.claude-haiku-4-5-20251001-v1:0',
    'anthropic/claude-haiku-4-5-20251001',
  ],
  [
    'arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abc123def456',
    'unknown/abc123def456',
  ],
  ['us.anthropic.claude-sonnet-4-6', 'anthropic/claude-sonnet-4-6'],
  ['claude-haiku-4-5@20251001', 'anthropic/claude-haiku-4-5-20251001'],
  ['anthropic.claude-haiku-4-5@20251001', 'anthropic/claude-haiku-4-5-20251001'],
  ['us.anthropic.claude-opus-4-6-v1', 'anthropic/claude-opus-4-6'],
  ['claude-opus-4-8[1m]', 'anthropic/claude-opus-4-8'],
  ['azure/eu/gpt-4o-2024-08-06', 'openai/gpt-4o-2024-08-06'],
  ['azure/us/gpt-4o-2024-08-06', 'openai/gpt-4o-2024-08-06'],
  ['azure/global-standard/gpt-4o-2024-08-06', 'openai/gpt-4o-2024-08-06'],
]

describe('a name of the field', () => {
  it.each(fieldNames)('%s is %s, also in a reply', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
    expect(prepareOne('openai-chat', { ...chat, model: name }).model).toBe(permaslug)
  })
})

describe('permaslugOf', () => {
  it.each(['us', 'eu', 'apac', 'jp', 'au', 'ca', 'in', 'sa', 'global', 'us-gov'])(
    'reads a profile of Bedrock across %s, and adds no maker to what is left',
    (region) => {
      expect(permaslugOf(`${region}.anthropic.claude-opus-4-8`)).toBe('anthropic/claude-opus-4-8')
      expect(permaslugOf(`${region}.xai.grok-4.6`)).toBe('x-ai/grok-4.6')
      expect(permaslugOf(`${region}.deepseek.r1-v1:0`)).toBe('deepseek/deepseek-r1')
    },
  )

  it.each([
    ['arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/us-gov.openai.gpt-5.4', 'openai/gpt-5.4'],
    ['arn:aws-cn:bedrock:cn-north-1::foundation-model/acme.new-model-2-v1:0', 'acme/new-model-2'],
    [
      'arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.meta.llama3-1-70b-instruct-v1%3A0',
      'meta-llama/llama3-1-70b-instruct',
    ],
    ['arn%253Aaws%253Abedrock%253Aus-east-1%253A123456789012%253Aprovisioned-model%252Fabc1', 'unknown/abc1'],
    ['arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc1', 'unknown/abc1'],
    ['arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/abc1', 'unknown/abc1'],
    [
      'bedrock/deepseek_r1/arn:aws:bedrock:us-east-1:123456789012:imported-model/r4c4kewx2s0n',
      'unknown/r4c4kewx2s0n',
    ],
    [
      'arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-lite-v1:0:300k/abc1',
      'amazon/nova-lite-v1:ft',
    ],
    ['arn:aws:bedrock:us-east-1:123456789012:custom-model/imported/abc1', 'unknown/abc1'],
    [
      'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1',
      'unknown/anthropic-claude',
    ],
    ['arn:aws:sagemaker:us-east-1:123456789012:endpoint/support-bot', 'unknown/support-bot'],
    [
      'arn:aws:sagemaker:us-west-2:aws:hub-content/SageMakerPublicHub/Model/deepseek-llm-r1/1.0.1',
      'unknown/deepseek-llm-r1',
    ],
    ['arn:aws:lambda:us-east-1:123456789012:function:answer:7', 'unknown/answer'],
    ['sagemaker/support-bot-123456789012', 'unknown/support-bot'],
    ['arn:aws:bedrock:us-east-1:123456789012', undefined],
    ['arn:aws:bedrock', undefined],
    ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/', undefined],
  ])('of the resource %s keeps %s', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    ['anthropic.claude-3-5-sonnet-20241022-v2', 'anthropic/claude-3-5-sonnet-20241022'],
    ['anthropic.claude-instant-v1', 'anthropic/claude-instant-v1'],
    ['meta.llama2-13b-chat-v1', 'meta-llama/llama2-13b-chat'],
    ['nvidia.nemotron-nano-12b-v2', 'nvidia/nemotron-nano-12b-v2'],
    ['amazon.titan-embed-text-v1', 'amazon/titan-embed-text-v1'],
    ['cohere.embed-english-v3', 'cohere/embed-english-v3'],
    ['cohere.rerank-v3-5:0', 'cohere/rerank-v3.5'],
    ['mistral.mistral-7b-instruct-v0:2', 'mistralai/mistral-7b-instruct-v0.2'],
    ['google.gemma-3-27b-it', 'google/gemma-3-27b-it'],
    ['bedrock/us-gov-east-1/claude-sonnet-4-5-20250929-v1:0', 'anthropic/claude-sonnet-4-5-20250929'],
    ['bedrock/*/6-month-commitment/cohere.command-text-v14', 'cohere/command-text-v14'],
    ['bedrock/eu-central-1/1-month-commitment/anthropic.claude-v2:1', 'anthropic/claude-v2.1'],
    ['bedrock/invoke/us.anthropic.claude-sonnet-5', 'anthropic/claude-sonnet-5'],
    ['bedrock_mantle/us-gov-west-1/openai.gpt-oss-120b', 'openai/gpt-oss-120b'],
    ['bedrock/claude_platform/claude-opus-4-8', 'anthropic/claude-opus-4-8'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0[1m]', 'anthropic/claude-sonnet-4-5-20250929'],
    ['oci/xai.grok-4', 'x-ai/grok-4'],
  ])('reads %s of Bedrock and who writes like it', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    'azure/apac',
    'azure/us-gov',
    'azure/datazone-standard',
    'azure/DataZoneStandard',
    'azure/global-batch',
    'azure/provisioned-managed',
    'azure/swedencentral',
    'azure/eastus2',
    'azure_ai/global',
    'azure/responses',
    'azure/gpt5_series',
    'openai/deployments',
    'subscriptions/1-2/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/acme/deployments',
  ])('cuts off %s in front of a deployment of Azure', (place) => {
    expect(permaslugOf(`${place}/gpt-5.4-mini-2026-03-17`)).toBe('openai/gpt-5.4-mini-2026-03-17')
  })

  it.each([
    ['azure/gpt-35-turbo-16k', 'openai/gpt-3.5-turbo-16k'],
    ['azure_ai/FW-GLM-5.1', 'z-ai/glm-5.1'],
    ['gpt-4o-mini-2024-07-18.ft-0123456789abcdef0123456789abcdef-acme', 'openai/gpt-4o-mini-2024-07-18:ft'],
    ['databricks/databricks-claude-opus-5', 'anthropic/claude-opus-5'],
    ['databricks/system.ai.kimi-k3', 'moonshotai/kimi-k3'],
    ['gradient_ai/anthropic-claude-3-opus', 'anthropic/claude-3-opus'],
    ['accounts/fireworks/models/glm-4p6', 'z-ai/glm-4.6'],
    ['accounts/fireworks/models/deepseek-v3p2#accounts/acme/deployments/a1', 'deepseek/deepseek-v3.2'],
    ['accounts/acme/deployedModels/support-bot', 'unknown/support-bot'],
    ['watsonx/ibm/granite-3-8b-instruct', 'ibm-granite/granite-3-8b-instruct'],
    ['watsonx/deployment/1f2e3d', 'unknown/1f2e3d'],
    ['groq/compound-mini', 'groq/compound-mini'],
    ['1024-x-1024/gpt-image-1', 'openai/gpt-image-1'],
  ])('reads what %s says of who serves it', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })

  it.each([
    [
      'projects/123456789012/locations/eu/publishers/anthropic/models/claude-opus-5@default',
      'anthropic/claude-opus-5',
    ],
    [
      'projects/123456789012/locations/us-central1/endpoints/4965075652664360960',
      'unknown/4965075652664360960',
    ],
    ['projects/acme/locations/us-central1/models/tuned@1', 'unknown/tuned-1'],
    ['vertex_ai/openai/5464397967697903616', 'unknown/5464397967697903616'],
    ['claude-3-5-sonnet-v2@20241022', 'anthropic/claude-3-5-sonnet-20241022'],
    ['models/gemini-2.5-pro:streamGenerateContent', 'google/gemini-2.5-pro'],
    ['mistral-large@2407', 'mistralai/mistral-large-2407'],
    ['tunedModels/support-bot', 'unknown/support-bot'],
    ['projects/12345678901/locations/us-central1', undefined],
    ['projects/12345678901', undefined],
  ])('reads %s of Vertex', (name, permaslug) => {
    expect(permaslugOf(name)).toBe(permaslug)
  })
})
