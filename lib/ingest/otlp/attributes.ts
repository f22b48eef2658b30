import { claudeCodeParts } from './claude-code'
import { LANGFUSE_USAGE } from './langfuse-usage'
import { partOfAttribute } from './usage-attributes'

/**
 * The attributes that are read besides usage, each with its other spellings, the one to believe first. GenAI
 * conventions of OpenTelemetry first, with their older names; then those of the senders that `usageAttributes` cites.
 * What stands behind the name of a JSON text (`jsonTexts`) is a member of it.
 */
export const attribute = {
  /** LiteLLM writes what its caller calls the model under OpenTelemetry's names. */
  litellmModel: ['litellm.provider.model'],
  responseModel: ['gen_ai.response.model', 'llm.response.model_name', 'ai.response.model'],
  requestModel: [
    'gen_ai.request.model',
    'llm.request.model_name',
    'llm.model_name',
    'embedding.model_name',
    'ai.model.id',
    'langfuse.observation.model.name',
    'langfuse.observation.metadata.ls_model_name',
    'langsmith.metadata.ls_model_name',
    'metadata.ls_model_name',
    'mlflow.llm.model',
    'llm.model',
  ],
  responseId: ['gen_ai.response.id', 'ai.response.id'],
  provider: [
    'litellm.provider.name',
    'gen_ai.provider.name',
    'llm.provider',
    'gen_ai.system',
    'llm.system',
    'ai.model.provider',
    'langfuse.observation.metadata.ls_provider',
    'langsmith.metadata.ls_provider',
    'metadata.ls_provider',
    'mlflow.llm.provider',
  ],
  servingProvider: ['trace.metadata.openrouter.provider_name'],
  server: ['server.address'],
  operation: ['gen_ai.operation.name'],
  requestType: ['llm.request.type'],
  openInferenceKind: ['openinference.span.kind'],
  genAiKind: ['gen_ai.span.kind'],
  traceloopKind: ['traceloop.span.kind'],
  langfuseKind: ['langfuse.observation.type'],
  langSmithKind: ['langsmith.span.kind'],
  mlflowKind: ['mlflow.spanType'],
  logfireKind: ['logfire.span_type'],
  aiSdkOperation: ['ai.operationId'],
  finishReasons: [
    'gen_ai.response.finish_reasons',
    'gen_ai.response.finish_reason',
    'gen_ai.response.stop_reason',
    'llm.finish_reason',
    'llm.response.finish_reason',
    'llm.response.stop_reason',
    'anthropic.message.stop_reason',
    'ai.response.finishReason',
    'gen_ai.completion.0.finish_reason',
  ],
  errorType: ['error.type'],
  session: [
    'gen_ai.conversation.id',
    'session.id',
    'gen_ai.session.id',
    'langfuse.session.id',
    'langsmith.trace.session_id',
    'ai.telemetry.metadata.sessionId',
    'traceloop.association.properties.session_id',
  ],
  account: [
    'user.id',
    'gen_ai.user.id',
    'langfuse.user.id',
    'enduser.id',
    'ai.telemetry.metadata.userId',
    'traceloop.association.properties.user_id',
  ],
  costUsd: [
    'gen_ai.usage.total_cost',
    'gen_ai.usage.cost',
    'gen_ai.cost.total_cost',
    'operation.cost',
    'llm.cost.total',
    'langfuse.observation.cost_details.total',
  ],
  serviceTier: [
    'openai.response.service_tier',
    'gen_ai.openai.response.service_tier',
    'gen_ai.response.service_tier',
    'openai.request.service_tier',
    'gen_ai.openai.request.service_tier',
    'gen_ai.request.service_tier',
  ],
  firstChunkSeconds: [
    'gen_ai.response.time_to_first_chunk',
    'gen_ai.client.operation.time_to_first_chunk',
    'gen_ai.server.time_to_first_token',
  ],
  firstChunkMs: [
    'trace.metadata.openrouter.first_token_ms',
    'ai.response.msToFirstChunk',
    'ai.stream.msToFirstChunk',
  ],
  firstChunkMoment: ['langfuse.observation.completion_start_time'],
  category: ['tokenboard.category', 'trace.metadata.category'],
  appUrl: ['tokenboard.app.url', 'trace.metadata.app_url'],
  appTitle: ['tokenboard.app.title', 'trace.metadata.app_title', 'trace.metadata.app'],
  keyName: ['tokenboard.api_key_name', 'trace.metadata.openrouter.api_key_name'],
  tags: ['tokenboard.tags'],
  service: ['service.name'],
} as const satisfies Record<string, readonly string[]>

/** Where OpenTelemetry puts the headers of a request that it traces. */
export const HEADER_PREFIX = 'http.request.header.'

/** The AI SDK's: what the provider itself stated. */
export const PROVIDER_METADATA = 'ai.response.providerMetadata'

const read: ReadonlySet<string> = new Set([
  ...Object.values(attribute).flat(),
  ...partOfAttribute.keys(),
  ...claudeCodeParts.keys(),
  PROVIDER_METADATA,
])

/** Whether anything reads the attribute. The others, prompts and answers among them, are dropped while decoding. */
export function isRead(name: string): boolean {
  return read.has(name) || name.startsWith(HEADER_PREFIX)
}

/** Attributes that hold an object as a JSON text, which some senders write instead of an attribute a member. */
const jsonTexts: ReadonlySet<string> = new Set([
  LANGFUSE_USAGE,
  'langfuse.observation.cost_details',
  'gen_ai.usage.details',
  'gen_ai.usage.input_token_details',
  'gen_ai.usage.output_token_details',
  'gen_ai.usage.prompt_tokens_details',
  'gen_ai.usage.completion_tokens_details',
  'gen_ai.usage.input_tokens_details',
  'gen_ai.usage.output_tokens_details',
  'metadata.usage_object',
  'mlflow.chat.tokenUsage',
  'llm.token.counts',
  // OpenInference for LangChain: what LangChain calls metadata of a run.
  'metadata',
])

export function isJsonText(name: string): boolean {
  return jsonTexts.has(name)
}

const eventNames: ReadonlySet<string> = new Set([
  'gen_ai.client.inference.operation.details',
  'gen_ai.choice',
  'gen_ai.content.completion',
])

/** OpenInference's, whose moment is what it tells. */
export const FIRST_TOKEN_EVENT = 'First Token Stream Event'

/**
 * Whether the attributes of a span's event may stand in place of the span's: OpenTelemetry's conventions let usage and
 * finish reasons be told by either
 * (github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-events.md).
 */
export function isReadEvent(name: string): boolean {
  return eventNames.has(name)
}

/** `gen_ai.choice` names its reason so. */
export const EVENT_FINISH_REASON = 'finish_reason'

export function isReadOfEvent(name: string): boolean {
  return name === EVENT_FINISH_REASON || isRead(name)
}
