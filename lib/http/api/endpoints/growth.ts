import { z } from 'zod'
import { entityDimensions, filterParameter } from '@/lib/domain/entity/entity-parts'
import { splits } from '@/lib/domain/growth/drivers'
import type { WindowTotal } from '@/lib/domain/growth/growth'
import { type GrowthWindow, growthWindowNames } from '@/lib/domain/growth/growth-window'
import { addDays, type Day } from '@/lib/domain/time/day'
import { lastDay } from '@/lib/domain/time/day-range'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { findEntity, UnknownEntity } from '@/lib/queries/entity/entity-ref'
import { getGrowth } from '@/lib/queries/growth/growth'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { refuse } from '../../export/export-checks'
import { unknownEntity } from '../../export/export-entity'
import { growthRefusal } from '../../export/growth-refusal'
import { defineEndpoint, type ReadContext } from '../endpoint'
import { metaSchema, readMeta } from '../meta'
import { utcDate } from '../parameters'
import { categorySlugs } from './rankings-daily'

const tokens = z.string().meta({ description: 'Prompt and completion tokens, a decimal text.' })
const moved = z.string().meta({ description: 'Tokens more, or less with a minus: a decimal text.' })
const slugOf = (what: string) =>
  z
    .string()
    .optional()
    .meta({ description: `The slug of ${what}.` })

const windowSchema = z.object({
  from: z.string().meta({ description: 'The first day (UTC).' }),
  to: z.string().meta({ description: 'The last day (UTC, inclusive).' }),
  total_tokens: tokens,
})

export const growth = defineEndpoint({
  path: '/growth',
  operationId: 'getGrowth',
  tag: 'Growth',
  summary: 'Why tokens grew',
  description:
    'The change of tokens between two equal windows, one right behind the other, split into parts that add up to it, ' +
    'and who moved each part most. Hidden apps are not named.',
  query: z.strictObject({
    window: z
      .enum(growthWindowNames as ['week', 'month', 'quarter'])
      .optional()
      .meta({ description: 'The last 7, 30 or 90 complete days; `week` by default.' }),
    from: utcDate('The first day of the later window, instead of `window`; goes with `to`.').optional(),
    to: utcDate('The last day of the later window (inclusive): a complete one.').optional(),
    by: z.enum(splits).default('drivers').meta({ description: 'How the change is split.' }),
    category: z
      .enum(['all', ...categorySlugs])
      .default('all')
      .meta({ description: 'A use case.' }),
    model: slugOf('one model; a base model brings its variants'),
    author: slugOf('one author'),
    provider: slugOf('one provider'),
    app: slugOf('one app'),
  }),
  answer: z.object({
    data: z.object({
      before: windowSchema,
      after: windowSchema,
      change: moved,
      drivers: z
        .array(
          z.object({
            driver: z.string().meta({ description: 'The driver, or the slug of the part.' }),
            tokens: moved,
            top: z
              .array(z.object({ kind: z.enum(['app', 'model']), slug: z.string(), tokens: moved }))
              .meta({ description: 'Up to five apps and five models that moved it most, either way.' }),
          }),
        )
        .meta({ description: 'The parts: they add up to `change`.' }),
    }),
    meta: metaSchema.extend({
      estimated: z.boolean().meta({ description: 'Whether some requests stand for several.' }),
    }),
  }),
  async read({ query }, context) {
    const { by: split, category } = query
    const request = { window: windowOf(query), category, split, of: await entityOf(query, context) }
    const answer = await getGrowth(context.reader, request)
    if ('fault' in answer) {
      throw growthRefusal(new GrowthRefused(answer.fault, await getCoverage(context.reader)))
    }
    return {
      data: {
        before: totalOf(answer.before),
        after: totalOf(answer.after),
        change: String(answer.change),
        drivers: answer.parts.map((part) => ({
          driver: part.key,
          tokens: String(part.tokens),
          top: part.top.map((mover) => ({
            kind: mover.dimension === 'apps' ? ('app' as const) : ('model' as const),
            slug: mover.slug,
            tokens: String(mover.tokens),
          })),
        })),
      },
      meta: { ...(await readMeta(context)), estimated: answer.estimated },
    }
  },
})

interface Asked {
  window?: GrowthWindow | undefined
  from?: Day | undefined
  to?: Day | undefined
}

function windowOf({ window, from, to }: Asked): GrowthWindow {
  if (from === undefined && to === undefined) return window ?? 'week'
  if (window !== undefined) throw refuse('window', 'cannot stand beside "from" and "to"')
  if (from === undefined) throw refuse('from', 'is missing: days need "from" and "to"')
  if (to === undefined) throw refuse('to', 'is missing: days need "from" and "to"')
  if (from > to) throw refuse('from', `must not be after "to" (${to})`)
  return { from, until: addDays(to, 1) }
}

type Named = Partial<Record<'model' | 'author' | 'provider' | 'app', string | undefined>>

async function entityOf(named: Named, { reader }: ReadContext) {
  const [filter, other] = entityDimensions.flatMap((dimension) => {
    const slug = named[filterParameter(dimension)]
    return slug === undefined ? [] : [{ dimension, slug }]
  })
  if (!filter) return null
  if (other) {
    const name = filterParameter(filter.dimension)
    throw refuse(filterParameter(other.dimension), `cannot stand beside "${name}": growth is of one thing`)
  }
  try {
    return await findEntity(reader, filter)
  } catch (error) {
    throw error instanceof UnknownEntity ? unknownEntity(error) : error
  }
}

function totalOf({ range, totalTokens }: WindowTotal): z.input<typeof windowSchema> {
  return { from: range.from, to: lastDay(range), total_tokens: String(totalTokens) }
}
