import { z } from 'zod'
import { grains } from '@/lib/domain/time/buckets'
import { addDays, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { isStorable } from '@/lib/ingest/event/text'
import type { AnalyticsFilter } from '@/lib/queries/analytics/conditions'
import { analyticsDimensionNames, analyticsMetricNames } from '@/lib/queries/analytics/fields'
import type { AnalyticsQuestion } from '@/lib/queries/analytics/query'
import { refuse } from '../export/export-checks'
import { resolveDates } from './dates'
import type { ReadContext } from './endpoint'

const MAX_ROWS = 10_000
const DEFAULT_ROWS = 1000
const DEFAULT_DAYS = 7
const MAX_FILTERS = 20
const MAX_VALUES = 100
const LARGEST_ID = 2 ** 31 - 1

export const operators = {
  eq: { isSet: false, isExcluded: false },
  neq: { isSet: false, isExcluded: true },
  in: { isSet: true, isExcluded: false },
  not_in: { isSet: true, isExcluded: true },
} as const

type Operator = keyof typeof operators

const dimension = z.enum(analyticsDimensionNames)
const name = z.string().max(400).refine(isStorable, 'must be text without NUL and halves of surrogate pairs')
const valueError = { error: 'must be a slug, or the app_id of an app' }
const value = z.union([name, z.int().min(0).max(LARGEST_ID)], valueError)
const rows = (description: string) => {
  const error = `must be a whole number from 1 to ${MAX_ROWS}`
  return z.int({ error }).min(1, { error }).max(MAX_ROWS, { error }).optional().meta({ description })
}
const moment = z.iso.datetime({
  offset: true,
  error: 'must be a moment such as 2026-01-31T00:00:00Z',
})

export const analyticsBody = z.strictObject({
  metrics: z.array(z.enum(analyticsMetricNames)).min(1).max(analyticsMetricNames.length),
  dimensions: z.array(dimension).max(2).default([]).meta({ description: 'What the figures are grouped by.' }),
  filters: z
    .array(
      z.strictObject({
        field: dimension,
        operator: z.enum(Object.keys(operators) as [Operator, ...Operator[]]),
        value: z.union([value, z.array(value).min(1).max(MAX_VALUES)], valueError).meta({
          description:
            'Slugs; for apps the `app_id` of `/datasets/app-rankings` too. `in` and `not_in` take a list.',
        }),
      }),
    )
    .max(MAX_FILTERS)
    .default([])
    .meta({ description: 'All of them must hold.' }),
  granularity: z.enum(grains).optional().meta({ description: 'The width of the buckets; none by default.' }),
  time_range: z
    .strictObject({ start: moment, end: moment })
    .optional()
    .meta({
      description:
        `From \`start\` up to \`end\`, which is not part of it; the last ${DEFAULT_DAYS} complete days by default. Days ` +
        'count whole: one that is begun is read to its end.',
    }),
  order_by: z
    .strictObject({ field: z.string(), direction: z.enum(['asc', 'desc']) })
    .optional()
    .meta({
      description:
        'A metric or a dimension that is asked for, `request_count`, or `date`. By default the last bucket comes first, ' +
        'and in it the most of the first metric.',
    }),
  limit: rows(`Rows in the answer, ${DEFAULT_ROWS} by default.`),
  group_limit: rows('Rows of each combination of dimensions; all by default.'),
})

type Body = z.output<typeof analyticsBody>

/**
 * What rows are asked for, and how many.
 * @throws {HttpError} 400 that names the field
 */
export function rowsOf({ metrics, dimensions, granularity, order_by: order, ...limits }: Body) {
  const grain = granularity ?? null
  refuseRepeated('metrics', metrics)
  refuseRepeated('dimensions', dimensions)
  return {
    metrics,
    dimensions,
    grain,
    order: order
      ? {
          field: fieldOf(order.field, metrics, dimensions, grain),
          isDescending: order.direction === 'desc',
        }
      : null,
    limit: limits.limit ?? DEFAULT_ROWS,
    groupLimit: limits.group_limit ?? null,
  }
}

type Field = NonNullable<AnalyticsQuestion['order']>['field']

function fieldOf(field: string, metrics: Field[], dimensions: Field[], grain: string | null): Field {
  const choices = [
    ...new Set<Field>([...metrics, ...dimensions, 'request_count', ...(grain ? ['date' as const] : [])]),
  ]
  const found = choices.find((choice) => choice === field)
  if (found) return found
  throw refuse('order_by.field', `must be one of ${choices.join(', ')}`, choices)
}

function refuseRepeated(field: string, names: readonly string[]): void {
  if (new Set(names).size < names.length) throw refuse(field, 'must not name one twice')
}

/** @throws {HttpError} 400 where a list is given for one value, or the other way round */
export function filtersOf({ filters }: Body): AnalyticsFilter[] {
  return filters.map(({ field, operator, value }, place) => {
    const { isSet, isExcluded } = operators[operator]
    if (Array.isArray(value) !== isSet) {
      throw refuse(
        `filters.${place}.value`,
        isSet ? `must be a list with "${operator}"` : `must be one value with "${operator}"`,
      )
    }
    return { dimension: field, values: Array.isArray(value) ? value : [value], isExcluded }
  })
}

const names = { start: 'time_range.start', end: 'time_range.end' }

/** The days that are read, and what is to be said of them. */
export async function daysOf(
  { time_range: asked }: Body,
  context: ReadContext,
): Promise<{ range: DayRange; warnings: string[] }> {
  if (!asked) {
    const last = context.freshness.dataThrough ?? addDays(dayOf(context.now), -1)
    return {
      range: await resolveDates({ start_date: addDays(last, 1 - DEFAULT_DAYS) }, context),
      warnings: [],
    }
  }
  const [start, end] = [new Date(asked.start), new Date(asked.end)]
  if (start >= end) throw refuse(names.start, 'must be before "time_range.end"')
  const last = dayOf(new Date(end.getTime() - 1))
  const range = await resolveDates({ start_date: dayOf(start), end_date: last }, context, names)
  const isWhole = [start, end].every((time) => time.getTime() % 86_400_000 === 0)
  return {
    range,
    warnings: isWhole ? [] : ['Figures are of whole UTC days: each day that is begun was read to its end.'],
  }
}
