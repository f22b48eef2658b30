import { chat, type TestSpan } from './otlp'
import { bare } from './otlp-outcomes'

export const MESSAGE = 'msg_01AAAAAAAAAAAAAAAAAAAAAA'
/** Ids of spans. */
export const [aa, bb, cc, dd] = ['aa', 'bb', 'cc', 'dd'].map((pair) => pair.repeat(8)) as [
  string,
  string,
  string,
  string,
]

/** OpenInference's span of a call, which names no answer. */
export const wrapper = (more: TestSpan = {}, attributes: TestSpan['attributes'] = {}) =>
  bare(
    {
      'openinference.span.kind': 'LLM',
      'llm.provider': 'anthropic',
      'llm.model_name': 'claude-opus-4-8',
      'llm.token_count.prompt': 1568,
      'llm.token_count.completion': 9,
      ...attributes,
    },
    { spanId: aa, scope: '@arizeai/openinference-instrumentation-anthropic', ...more },
  )
/** The span that Anthropic's SDK writes of it. */
export const call = (more: TestSpan = {}, attributes: TestSpan['attributes'] = {}) =>
  chat(
    {
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': 'claude-opus-4-8',
      'gen_ai.response.id': MESSAGE,
      'gen_ai.usage.input_tokens': 1568,
      'gen_ai.usage.output_tokens': 9,
      ...attributes,
    },
    { spanId: bb, parentSpanId: aa, scope: '@anthropic-ai/sdk', ...more },
  )
