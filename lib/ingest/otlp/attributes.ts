/**
 * The attributes that are read, each with its other spellings, the one to believe first. GenAI conventions of
 * OpenTelemetry first, with their older names; then OpenRouter Broadcast, OpenLLMetry, OpenInference and the AI SDK.
 * All of them count cached tokens inside the prompt and reasoning tokens inside the completion.
 */
export const attribute = {
  promptTokens: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens', 'llm.token_count.prompt'],
  completionTokens: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.token_count.completion',
  ],
  cachedTokens: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.input_tokens.cached',
    'gen_ai.usage.cache_read_input_tokens',
    'llm.token_count.prompt_details.cache_read',
  ],
  reasoningTokens: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.output_tokens.reasoning',
    'gen_ai.usage.reasoning_tokens',
    'llm.token_count.completion_details.reasoning',
  ],
  responseModel: ['gen_ai.response.model', 'llm.response.model_name'],
  requestModel: ['gen_ai.request.model', 'llm.request.model_name', 'llm.model_name'],
  responseId: ['gen_ai.response.id'],
  provider: ['gen_ai.provider.name', 'llm.provider', 'gen_ai.system', 'llm.system'],
  servingProvider: ['trace.metadata.openrouter.provider_name'],
  server: ['server.address'],
  operation: ['gen_ai.operation.name'],
  openInferenceKind: ['openinference.span.kind'],
  traceloopKind: ['traceloop.span.kind'],
  aiSdkOperation: ['ai.operationId'],
  finishReasons: ['gen_ai.response.finish_reasons', 'gen_ai.response.finish_reason'],
  session: ['gen_ai.conversation.id', 'session.id'],
  account: ['user.id'],
  costUsd: ['gen_ai.usage.total_cost', 'gen_ai.usage.cost'],
  firstChunkSeconds: ['gen_ai.response.time_to_first_chunk'],
  firstChunkMs: ['trace.metadata.openrouter.first_token_ms', 'ai.response.msToFirstChunk'],
  category: ['tokenboard.category', 'trace.metadata.category'],
  appUrl: ['tokenboard.app.url', 'trace.metadata.app_url'],
  appTitle: ['tokenboard.app.title', 'trace.metadata.app_title', 'trace.metadata.app'],
  keyName: ['tokenboard.api_key_name', 'trace.metadata.openrouter.api_key_name'],
  tags: ['tokenboard.tags'],
  service: ['service.name'],
} as const satisfies Record<string, readonly string[]>

/** Where OpenTelemetry puts the headers of a request that it traces. */
export const HEADER_PREFIX = 'http.request.header.'

const read: ReadonlySet<string> = new Set(Object.values(attribute).flat())

/** Whether anything reads the attribute. The others, prompts and answers among them, are dropped while decoding. */
export function isRead(name: string): boolean {
  return read.has(name) || name.startsWith(HEADER_PREFIX)
}
