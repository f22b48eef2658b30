import { z } from 'zod'
import type { DayRange } from '@/lib/domain/time/day-range'
import { lastDay } from '@/lib/domain/time/day-range'
import { readCitation } from '../citation'
import type { ReadContext } from './endpoint'

const asOf = z.string().meta({ description: 'When the figures were last rolled up (ISO 8601, UTC).' })

/** What every answer says of itself. */
export const metaSchema = z.object({
  as_of: asOf,
  version: z.literal('v1').meta({ description: 'The version of the field names.' }),
  data_through: z
    .string()
    .nullable()
    .meta({ description: 'The last complete UTC day with figures; null before the first rollup.' }),
  data_version: z.string().meta({ description: 'Grows with every rollup that changed something.' }),
  citation: z
    .string()
    .optional()
    .meta({ description: 'The line that must stand beside the figures where their licence asks for one.' }),
})

export const rangeMetaSchema = metaSchema.extend({
  start_date: z.string().meta({ description: 'The first day that was read (UTC, inclusive).' }),
  end_date: z.string().meta({ description: 'The last day that was read (UTC, inclusive).' }),
})

export async function readMeta({ reader, freshness, now }: ReadContext): Promise<z.input<typeof metaSchema>> {
  const citation = await readCitation(reader)
  return {
    as_of: freshness.asOf ?? now.toISOString(),
    version: 'v1',
    data_through: freshness.dataThrough,
    data_version: String(freshness.dataVersion),
    ...(citation && { citation }),
  }
}

export async function readRangeMeta(
  context: ReadContext,
  range: DayRange,
): Promise<z.input<typeof rangeMetaSchema>> {
  return { ...(await readMeta(context)), start_date: range.from, end_date: lastDay(range) }
}
