import { z } from 'zod'
import { addDays } from '@/lib/domain/time/day'
import { daysEndingWith } from '@/lib/domain/time/day-range'
import { getActivity } from '@/lib/queries/entity/activity'
import { refuse } from '../../export/export-checks'
import { resolveDates } from '../dates'
import { defineEndpoint, type ReadContext } from '../endpoint'
import { rangeMetaSchema, readRangeMeta } from '../meta'
import { notKnown, utcDate } from '../parameters'

const DAYS = 30
const NANO_USD = 1_000_000_000

export const activity = defineEndpoint({
  path: '/activity',
  operationId: 'getUserActivity',
  tag: 'Analytics',
  summary: 'Usage by day, model and provider',
  description:
    `All traffic of the last ${DAYS} complete days, or of one of them: of everyone, whoever asks. The last day comes ` +
    'first.',
  query: z.strictObject({
    date: utcDate(`One of the last ${DAYS} complete days; all of them by default.`).optional(),
    api_key_hash: notKnown('events do not say with which key they were sent'),
    user_id: notKnown('accounts are kept as hashes, to count them by'),
    group_by: notKnown('there are no workspaces'),
    workspace_id: notKnown('there are no workspaces'),
  }),
  answer: z.object({
    data: z.array(
      z.object({
        date: z.string(),
        model: z.string().meta({ description: 'How requests name it, else the permaslug.' }),
        model_permaslug: z.string(),
        endpoint_id: z.string().meta({ description: 'The slug of the provider and the permaslug.' }),
        provider_name: z.string(),
        usage: z.number().meta({ description: 'Dollars, of the requests with a price.' }),
        byok_usage_inference: z.literal(0),
        requests: z.int(),
        prompt_tokens: z.int(),
        completion_tokens: z.int().meta({ description: 'With the reasoning tokens.' }),
        reasoning_tokens: z.int(),
      }),
    ),
    meta: rangeMetaSchema,
  }),
  async read({ query: { date } }, context) {
    const range = date === undefined ? await lastDays(context) : await oneDay(date, context)
    const rows = await getActivity(context.reader, range)
    return {
      data: rows.map((row) => ({
        date: row.day,
        model: row.catalogueId ?? row.permaslug,
        model_permaslug: row.permaslug,
        endpoint_id: `${row.providerSlug}/${row.permaslug}`,
        provider_name: row.providerName,
        usage: Number(row.costNanoUsd) / NANO_USD,
        byok_usage_inference: 0 as const,
        requests: Number(row.requests),
        prompt_tokens: Number(row.promptTokens),
        completion_tokens: Number(row.completionTokens),
        reasoning_tokens: Number(row.reasoningTokens),
      })),
      meta: await readRangeMeta(context, range),
    }
  },
})

const lastDays = (context: ReadContext) => resolveDates({}, context)

async function oneDay(date: string, context: ReadContext) {
  const last = addDays((await lastDays(context)).until, -1)
  const days = daysEndingWith(last, DAYS)
  if (date < days.from || date > last) {
    throw refuse('date', `must be one of the last ${DAYS} complete days, ${days.from} to ${last}`)
  }
  return daysEndingWith(date, 1)
}
