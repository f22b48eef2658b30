import type { UsagePart } from '@/lib/domain/usage/parts'
import type { OtlpSpan } from './span'

/**
 * Claude Code's spans state usage under bare names, counted as Anthropic does
 * (code.claude.com/docs/en/monitoring-usage, Traces). Nobody else's bare names are believed.
 */
export const claudeCodeParts: ReadonlyMap<string, UsagePart> = new Map([
  ['input_tokens', 'prompt'],
  ['output_tokens', 'completion'],
  ['cache_read_tokens', 'cacheRead'],
  ['cache_creation_tokens', 'cacheWrite'],
])

export function isClaudeCode({ scope, resource }: OtlpSpan): boolean {
  return (
    resource.get('service.name') === 'claude-code' ||
    scope?.name?.startsWith('com.anthropic.claude_code') === true
  )
}
