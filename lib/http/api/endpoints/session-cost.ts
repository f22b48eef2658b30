import { z } from 'zod'
import { daysEndingWith } from '@/lib/domain/time/day-range'
import { getSessionCosts } from '@/lib/queries/lengths/session-costs'
import { defineEndpoint } from '../endpoint'
import { metaSchema, readMeta } from '../meta'
import { wholeNumber } from '../parameters'

const DAYS = 7
const NANO_USD = 1_000_000_000

/** As OpenRouter calls them, in the order of `turnRanges`. */
const turnRangeNames = ['1-turn', '2-9-turns', '10-49-turns', '50-plus-turns'] as const

export const sessionCost = defineEndpoint({
  path: '/datasets/session-cost',
  operationId: 'getSessionCost',
  tag: 'Datasets',
  summary: 'Median dollars a session',
  description:
    `What sessions of the last ${DAYS} complete days cost, by app, model and number of turns: the exact median, which ` +
    'is what one of them cost. Cells with most sessions come first. Only events with a session and a price count.',
  query: z.strictObject({
    app_slug: z.string().optional().meta({ description: 'One app by its address, such as `cline.bot`.' }),
    model: z.string().optional().meta({ description: 'One model by its exact slug with the variant.' }),
    turn_range: z
      .enum(turnRangeNames)
      .optional()
      .meta({ description: 'Requests of a session with the model.' }),
    limit: wholeNumber(1, 500, 'Cells in the answer.').default(100),
    offset: wholeNumber(0, 5000, 'Cells to skip.').default(0),
  }),
  answer: z.object({
    data: z.array(
      z.object({
        app_slug: z.string(),
        app_name: z.string(),
        model_permaslug: z.string(),
        turn_range: z.enum(turnRangeNames),
        median_session_cost_usd: z.number(),
        sessions: z.string().meta({ description: 'How many sessions the median is of, a decimal text.' }),
      }),
    ),
    meta: metaSchema.extend({
      window_days: z.int().nullable().meta({ description: 'Null before the first rollup.' }),
      window_end_date: z.string().nullable().meta({ description: 'The last day of the window (UTC).' }),
    }),
  }),
  async read({ query }, context) {
    const { dataThrough } = context.freshness
    const meta = await readMeta(context)
    if (dataThrough === null) return { data: [], meta: { ...meta, window_days: null, window_end_date: null } }
    const { app_slug: app = null, model = null, turn_range: turns, limit, offset } = query
    const cells = await getSessionCosts(context.reader, {
      range: daysEndingWith(dataThrough, DAYS),
      app,
      model,
      turns: turns === undefined ? null : turnRangeNames.indexOf(turns),
      limit,
      offset,
    })
    return {
      data: cells.map((cell) => ({
        app_slug: cell.appSlug,
        app_name: cell.appName,
        model_permaslug: cell.permaslug,
        turn_range: turnRangeNames[cell.turns]!,
        median_session_cost_usd: Number(cell.medianNanoUsd) / NANO_USD,
        sessions: String(cell.sessions),
      })),
      meta: { ...meta, window_days: DAYS, window_end_date: dataThrough },
    }
  },
})
