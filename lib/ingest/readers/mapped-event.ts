import { permaslugOf } from '../adapters/model/model-name'
import { utcMoment } from '../adapters/openrouter/openrouter-record'
import { providerName } from '../adapters/provider-name'
import { recordId } from '../adapters/record-id'
import { UnreadableItem } from '../refusal'
import type { Row } from './csv-rows'

export interface MappedOptions {
  /** Times without a zone are UTC; else they are refused. */
  isUtc: boolean
}

/**
 * The wire event of a record with another's columns: ids and the names of models and providers are read as those of
 * every other source. Caches that are counted beside the prompt are found where they are larger than it, and refused.
 */
export function finishMapped(row: Row, { isUtc }: MappedOptions): Row | UnreadableItem {
  const { model, provider, prompt_tokens: prompt } = row
  const cached = countOf(row.cached_tokens) + countOf(row.cache_write_tokens)
  if (typeof prompt === 'number' && cached > prompt) {
    return new UnreadableItem(
      {
        code: 'invalid_cached_tokens',
        message: `cached_tokens and cache_write_tokens are ${cached}, more than the ${prompt} prompt_tokens that they are part of: where they are counted beside the input, add them, as in --map input+cache_read+cache_write=prompt_tokens.`,
      },
      typeof row.id === 'string' ? row.id : null,
    )
  }
  const service = typeof provider === 'string' ? provider : undefined
  const createdAt = isUtc ? utcMoment(row.created_at) : row.created_at
  return {
    ...row,
    ...(row.id !== undefined && { id: recordId(row.id, createdAt).id }),
    ...(createdAt !== undefined && { created_at: createdAt }),
    model: permaslugOf(model, service) ?? model,
    ...(provider !== undefined && { provider: providerName(provider) }),
  }
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
