import { z } from 'zod'
import type { Bounds, ModelFilter } from '@/lib/queries/catalogue/filter'
import { notKnown, wholeNumber, words, wordsOf } from './parameters'

const DAY_MS = 86_400_000
const MAX_AGE_DAYS = 36_500
const MAX_PRICE = 1_000_000
const NANO_USD = 1_000_000_000

const dollars = (description: string) => {
  const error = `must be dollars for a million tokens, from 0 to ${MAX_PRICE}`
  return z.coerce
    .number({ error })
    .min(0, { error })
    .max(MAX_PRICE, { error })
    .optional()
    .meta({ description: `${description}, in dollars for a million tokens.` })
}

const age = (description: string) => wholeNumber(0, MAX_AGE_DAYS, description).optional()

/** What models can be picked by. */
export const modelParameters = {
  output_modalities: words(
    'Models that write one of these, such as `text,image`, or `all`. By default `text`; models whose outputs nobody ' +
      'knows count as that.',
  ).default('text'),
  input_modalities: words('Models that read all of these, such as `image,file`.').optional(),
  supported_parameters: words('Models that take all of these, such as `tools,reasoning`.').optional(),
  model_authors: words('The slugs of authors, any of which.').optional(),
  providers: words('Slugs or names of providers, any of which ran the model in the last 30 days.').optional(),
  q: z.string().max(200).optional().meta({ description: 'A part of the name or the slug.' }),
  context: wholeNumber(0, 2 ** 31 - 1, 'At least so many tokens of context.').optional(),
  min_price: dollars('The lowest price of a prompt'),
  max_price: dollars('The highest price of a prompt'),
  min_output_price: dollars('The lowest price of a completion'),
  max_output_price: dollars('The highest price of a completion'),
  min_age_days: age('Released at least so many days ago.'),
  max_age_days: age('Released at most so many days ago.'),
}

const benchmark = notKnown('there are no benchmarks')
const toolSuccess = notKnown('events do not say whether a tool succeeded')

/** What OpenRouter takes too, and nobody can answer here. */
export const unknownOfModels = {
  arch: notKnown('no catalogue says how models are built'),
  distillable: notKnown('no catalogue says so'),
  zdr: notKnown('no catalogue says so'),
  region: notKnown('no catalogue says where models run'),
  min_intelligence_index: benchmark,
  max_intelligence_index: benchmark,
  min_coding_index: benchmark,
  max_coding_index: benchmark,
  min_agentic_index: benchmark,
  max_agentic_index: benchmark,
  min_tool_success_rate: toolSuccess,
  max_tool_success_rate: toolSuccess,
}

type Asked = Partial<z.output<z.ZodObject<typeof modelParameters>>>

export function filterOf(asked: Asked, now: Date): ModelFilter {
  const listed = (text: string | undefined) => (text === undefined ? undefined : wordsOf(text))
  const outputs = listed(asked.output_modalities)
  return {
    outputs: outputs?.includes('all') ? undefined : outputs,
    inputs: listed(asked.input_modalities),
    parameters: listed(asked.supported_parameters),
    authors: listed(asked.model_authors),
    providers: listed(asked.providers),
    text: asked.q,
    minContext: asked.context,
    prompt: boundsOf(asked.min_price, asked.max_price),
    completion: boundsOf(asked.min_output_price, asked.max_output_price),
    released: { from: daysBefore(now, asked.max_age_days), until: daysBefore(now, asked.min_age_days) },
  }
}

function boundsOf(min: number | undefined, max: number | undefined): Bounds {
  const nano = (price: number | undefined) =>
    price === undefined ? undefined : BigInt(Math.round(price * NANO_USD))
  return { min: nano(min), max: nano(max) }
}

function daysBefore(now: Date, days: number | undefined): Date | undefined {
  return days === undefined ? undefined : new Date(now.getTime() - days * DAY_MS)
}
