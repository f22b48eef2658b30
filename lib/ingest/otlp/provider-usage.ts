import type { UsageSourceName } from '@/lib/domain/usage/sources'
import { fieldsAt } from '../adapters/fields'
import { type NamedUsage, namesTokens, usageIn } from '../adapters/named-usage'
import { PROVIDER_METADATA } from './attributes'
import { parsedText } from './encoding/json-text'
import type { OtlpSpan } from './span'

/** What a provider itself stated of usage, and how it counts. */
export interface ProviderUsage {
  named: NamedUsage
  source: UsageSourceName
}

/**
 * The usage that the AI SDK hands on as its provider stated it: its own counts leave out Anthropic's caches (5),
 * Gemini's thoughts (5) and the results of Gemini's tools (5 and 6).
 */
export function providerUsageOf(span: OtlpSpan): ProviderUsage | undefined {
  const metadata = span.attributes.get(PROVIDER_METADATA)
  if (metadata === undefined) return undefined
  const said = parsedText(metadata)
  const gemini = usageIn(fieldsAt(said, 'google', 'usageMetadata'), fieldsAt(said, 'vertex', 'usageMetadata'))
  if (namesTokens(gemini)) return { named: gemini, source: 'gemini' }
  const claude = usageIn(fieldsAt(said, 'anthropic', 'usage'))
  return namesTokens(claude) ? { named: claude, source: 'anthropic' } : undefined
}
