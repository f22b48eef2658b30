import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/lib/domain/time/day'
import { idsSeen } from './seen'
import { inBothWindows, type SegmentQuestion, segmentRows } from './segments'

/**
 * Each app with each model in the two windows, and what became of it, as `driverSums` takes them.
 * @param first the first day with figures
 */
export function comparedSegments(question: SegmentQuestion, first: Day): SQL {
  const { after, dataThrough } = question
  const before = { from: first, until: after.from }
  return sql`
    select s.*, case
        when s.r0 > 0 and s.r1 > 0 then 'stays'
        when s.r1 > 0 and not (s.model_id in (${idsSeen('models', before, dataThrough)})) then 'new_models'
        when s.r1 > 0 and not (s.app_id in (${idsSeen('apps', before, dataThrough)})) then 'new_apps'
        when s.r1 > 0 then 'newly_paired'
        when not (s.model_id in (${idsSeen('models', after, dataThrough)})) then 'departed_models'
        when not (s.app_id in (${idsSeen('apps', after, dataThrough)})) then 'departed_apps'
        else 'unpaired'
      end as fate
    from (
      select 0::smallint as category_id, ${after.from}::date as bucket, r.app_id, r.model_id, ${inBothWindows('r', sql`r.requests`)},
        ${inBothWindows('p', sql`r.prompt_tokens`)},
        ${inBothWindows('v', sql`r.completion_tokens - r.reasoning_tokens`)},
        ${inBothWindows('g', sql`r.reasoning_tokens`)}
      from ${segmentRows(question)} r group by r.app_id, r.model_id
    ) s`
}
