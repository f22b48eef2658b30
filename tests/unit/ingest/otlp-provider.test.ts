import { describe, expect, it } from 'vitest'
import { eventOf } from '../../support/ingest/otlp-outcomes'

const provider = 'gen_ai.provider.name'
const host = 'server.address'

describe('who ran the model of a span', () => {
  it.each([
    [{ [provider]: 'aws' }, 'Amazon Bedrock'],
    [{ [provider]: 'MistralAI' }, 'Mistral'],
    [{ [provider]: 'google_genai' }, 'Google AI Studio'],
    [{ [provider]: 'googleVertex.anthropic.messages' }, 'Google'],
    [{ [provider]: 'azure-openai.chat' }, 'Azure'],
    [{ [provider]: 'acme.responses' }, 'acme'],
    [{ [provider]: 'openai.chat', [host]: 'api.x.ai' }, 'xAI'],
    [{ [provider]: 'OpenAI', [host]: 'acme.cognitiveservices.azure.com' }, 'Azure'],
    [{ [provider]: 'openai', [host]: 'bedrock-runtime.us-east-1.amazonaws.com' }, 'Amazon Bedrock'],
    [{ [provider]: 'openai', [host]: 'generativelanguage.googleapis.com' }, 'Google AI Studio'],
    [{ [provider]: 'openai', [host]: 'us-central1-aiplatform.googleapis.com' }, 'Google'],
    [{ [provider]: 'openai', [host]: 'openai.com.acme.example' }, undefined],
    [{ [provider]: 'openai', [host]: 'localhost' }, undefined],
    [{ [provider]: 'azure.ai.openai', [host]: 'localhost' }, 'Azure'],
    [{ [provider]: 'LangChain' }, undefined],
    [{ [provider]: 'openrouter.chat' }, undefined],
    [{ [provider]: '_OTHER' }, undefined],
  ])('told by %o is %s', (attributes, name) => {
    expect(eventOf(attributes)).toMatchObject({ provider: name })
  })

  it.each([
    ['aws', 'unknown/wonder-1'],
    ['amazon', 'unknown/wonder-1'],
    ['ibm.watsonx.ai', 'unknown/wonder-1'],
    ['azure.ai.inference', 'unknown/wonder-1'],
    ['azure.ai.openai', 'openai/wonder-1'],
    ['gcp.vertex_ai', 'google/wonder-1'],
    ['google.generative-ai', 'google/wonder-1'],
    ['moonshot_ai', 'moonshotai/wonder-1'],
    ['x_ai', 'x-ai/wonder-1'],
    ['xai.chat', 'x-ai/wonder-1'],
  ])('%s makes the model that no family claims %s', (name, permaslug) => {
    expect(eventOf({ [provider]: name, 'gen_ai.request.model': 'wonder-1' })).toMatchObject({
      model: permaslug,
    })
  })
})
