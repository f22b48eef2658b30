/**
 * The tiers that providers serve a request on, each at prices of its own. The ids are those of the column
 * `service_tier`: they are added to, never renumbered.
 */
export const serviceTiers = [
  { id: 1, name: 'default' },
  { id: 2, name: 'flex' },
  { id: 3, name: 'priority' },
  { id: 4, name: 'batch' },
] as const

export type ServiceTier = (typeof serviceTiers)[number]['name']

const idByName = new Map<unknown, number>(serviceTiers.map(({ id, name }) => [name, id]))

/** The id of a tier, or undefined for what is none. */
export function serviceTierId(name: unknown): number | undefined {
  return idByName.get(name)
}

/**
 * How providers spell their tiers, in small letters:
 * - OpenAI `default`, `flex`, `priority` (platform.openai.com/docs/api-reference/chat/object), OpenRouter likewise and
 *   `standard` for Google's (openrouter.ai/docs/guides/features/service-tiers)
 * - Anthropic `standard`, `priority`, `batch` (docs.anthropic.com/en/api/service-tiers)
 * - Groq `on_demand`, `flex`, `performance` (console.groq.com/docs/service-tiers)
 * - Amazon Bedrock `default`, `flex`, `priority` (docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ServiceTier.html)
 * - Gemini and Vertex `standard`, `flex`, `priority`, and as `trafficType` `ON_DEMAND`, `ON_DEMAND_FLEX`,
 *   `ON_DEMAND_PRIORITY` (docs.cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/GenerateContentResponse)
 */
const spellings: Readonly<Record<string, ServiceTier>> = {
  default: 'default',
  standard: 'default',
  standard_only: 'default',
  on_demand: 'default',
  flex: 'flex',
  on_demand_flex: 'flex',
  priority: 'priority',
  performance: 'priority',
  on_demand_priority: 'priority',
  batch: 'batch',
}

/**
 * The tier that a provider names. Undefined for `auto`, which leaves it open, and for capacity that is paid for by time
 * and not by token (`scale`, `reserved`, `PROVISIONED_THROUGHPUT`).
 */
export function serviceTierOf(text: unknown): ServiceTier | undefined {
  if (typeof text !== 'string') return undefined
  const spelling = text.trim().toLowerCase()
  return Object.hasOwn(spellings, spelling) ? spellings[spelling] : undefined
}
