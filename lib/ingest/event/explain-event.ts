import { z } from 'zod'
import { serviceTierId, serviceTiers } from '@/lib/domain/tokens/service-tier'
import { MAX_COUNT } from '@/lib/domain/tokens/tokens'
import type { Refusal, RefusalCode } from '../refusal'
import { appOf, MAX_APP_TITLE_LENGTH, MAX_APP_URL_LENGTH } from './app-of'
import { MAX_KEY_NAME_LENGTH, MAX_TAG_LENGTH, MAX_TAGS, tagsOf } from './labels-of'
import { parseMoment } from './moment'
import { parseNanoUsd } from './money'
import {
  isEventId,
  isModel,
  MAX_CATEGORY_LENGTH,
  MAX_FINISH_REASON_LENGTH,
  MAX_ID_LENGTH,
  MAX_PROVIDER_LENGTH,
  MAX_SESSION_LENGTH,
  staysExact,
} from './read-event'

const count = z.number().int().min(0).max(MAX_COUNT)
const countMessage = `must be a whole number from 0 to ${MAX_COUNT}, sent as a JSON number`
const pairMessage = `${countMessage}, together with the other normalised count`
const textUpTo = (length: number) => z.string().max(length).nullish()
const valid = (check: (value: unknown) => boolean) => z.unknown().refine(check)

/** Every field of the wire event: what it must be, and the sentence for who sent something else. */
const fields = {
  id: {
    schema: valid(isEventId),
    message: `must be a text of 1 to ${MAX_ID_LENGTH} characters, without NUL`,
  },
  created_at: {
    schema: valid((value) => parseMoment(value) !== undefined),
    message: 'must be an ISO 8601 date and time with a zone, 2015 or later, such as 2026-08-21T10:00:00Z',
  },
  model: {
    schema: valid(isModel),
    message:
      'must be author/slug or author/slug:variant, such as anthropic/claude-sonnet-4:free, and neither part . or ..',
  },
  prompt_tokens: { schema: count, message: countMessage },
  completion_tokens: { schema: count, message: countMessage },
  reasoning_tokens: { schema: count.nullish(), message: countMessage },
  cached_tokens: { schema: count.nullish(), message: countMessage },
  provider: {
    schema: textUpTo(MAX_PROVIDER_LENGTH),
    message: `must be a name of at most ${MAX_PROVIDER_LENGTH} characters`,
  },
  app: {
    schema: valid((value) => appOf(value) !== undefined).optional(),
    message: `must be an object with url (at most ${MAX_APP_URL_LENGTH} characters), title (at most ${MAX_APP_TITLE_LENGTH}) and categories (a list of names), each optional`,
  },
  category: {
    schema: textUpTo(MAX_CATEGORY_LENGTH),
    message: 'must be the name of one use case, such as programming',
  },
  cost_usd: {
    schema: valid((value) => value === null || parseNanoUsd(value) !== undefined).optional(),
    message: 'must be dollars from 0 to 1000000 as a decimal text such as "0.0042", or null where unknown',
  },
  latency_ms: { schema: count.nullish(), message: countMessage },
  generation_ms: { schema: count.nullish(), message: countMessage },
  tool_calls: { schema: count.nullish(), message: countMessage },
  finish_reason: {
    schema: textUpTo(MAX_FINISH_REASON_LENGTH),
    message: `must be a text of at most ${MAX_FINISH_REASON_LENGTH} characters`,
  },
  session_id: {
    schema: textUpTo(MAX_SESSION_LENGTH),
    message: `must be a text of at most ${MAX_SESSION_LENGTH} characters`,
  },
  account_id: {
    schema: textUpTo(MAX_SESSION_LENGTH),
    message: `must be a text of at most ${MAX_SESSION_LENGTH} characters`,
  },
  sample_weight: {
    schema: count.min(1).nullish(),
    message: `must be a whole number from 1 to ${MAX_COUNT}, and tokens and cost times the weight at most 2^53 − 1`,
  },
  api_key_name: {
    schema: textUpTo(MAX_KEY_NAME_LENGTH),
    message: `must be a name of at most ${MAX_KEY_NAME_LENGTH} characters`,
  },
  tags: {
    schema: valid((value) => tagsOf(value) !== undefined).optional(),
    message: `must be a list of at most ${MAX_TAGS} texts of 1 to ${MAX_TAG_LENGTH} characters`,
  },
  normalised_prompt_tokens: { schema: count.nullish(), message: pairMessage },
  normalised_completion_tokens: { schema: count.nullish(), message: pairMessage },
  cache_write_tokens: { schema: count.nullish(), message: countMessage },
  service_tier: {
    schema: valid((value) => value === null || serviceTierId(value) !== undefined).optional(),
    message: `must be one of ${serviceTiers.map(({ name }) => name).join(', ')}`,
  },
  incomplete: { schema: z.boolean().nullish(), message: 'must be true or false' },
} as const

type Field = keyof typeof fields
const fieldNames = Object.keys(fields) as Field[]

const shape = Object.fromEntries(fieldNames.map((name) => [name, fields[name].schema]))

/** The wire event, said a second time: this says why, `readEvent` is fast. A property test holds them together. */
export const wireEventSchema = z.object(shape).superRefine((event, context) => {
  const numbers = event as Record<string, number | null | undefined>
  const { prompt_tokens, completion_tokens, cost_usd, sample_weight } = numbers
  const { normalised_prompt_tokens: prompt, normalised_completion_tokens: completion } = numbers
  const tokens = Math.max((prompt_tokens ?? 0) + (completion_tokens ?? 0), (prompt ?? 0) + (completion ?? 0))
  if (!staysExact(tokens, parseNanoUsd(cost_usd) ?? 0, sample_weight ?? 1)) {
    context.addIssue({ code: 'custom', path: ['sample_weight'] })
  }
  if ((prompt ?? null) === null && (completion ?? null) !== null) {
    context.addIssue({ code: 'custom', path: ['normalised_prompt_tokens'] })
  }
  if ((prompt ?? null) !== null && (completion ?? null) === null) {
    context.addIssue({ code: 'custom', path: ['normalised_completion_tokens'] })
  }
})

/** Why `readEvent` turned a value away: the first wrong field, in the order of the list above. */
export function explainEvent(value: unknown): Refusal {
  const result = wireEventSchema.safeParse(value)
  const wrong = new Set(result.error?.issues.map((issue) => issue.path[0]))
  const field = fieldNames.find((name) => wrong.has(name))
  if (!field) return { code: 'invalid_event', message: 'An event must be a JSON object.' }
  return { code: `invalid_${field}` satisfies RefusalCode, message: `${field} ${fields[field].message}.` }
}
