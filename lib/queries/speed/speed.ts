import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { PeriodWindow } from '@/lib/domain/time/period'
import type { Variants } from '@/lib/domain/traffic/question'
import { rankBySpeed, type SpeedBoard } from '@/lib/domain/traffic/speed-board'
import { boardWindow, type WindowQuestion } from '../shared/board-window'
import { getFreshness } from '../shared/freshness'
import { histogramText, type SpeedRow, speedOf, speedRows } from './speed-rows'

export interface SpeedQuestion extends WindowQuestion {
  /** Models only. */
  variants: Variants
}

/** How fast models or providers answered: every entity with a measured request, percentiles of the merged histograms. */
export async function getSpeedBoard(
  reader: Reader,
  dimension: SpeedBoard['dimension'],
  question: SpeedQuestion,
  now: Date,
): Promise<SpeedBoard> {
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const query = dimension === 'models' ? modelsQuery : providersQuery
  const rows = freshness.dataThrough === null ? [] : await reader.execute<EntityRow>(query(question, window))
  const byEntity = new Map<number, EntityRow[]>()
  for (const row of rows) byEntity.set(row.id, [...(byEntity.get(row.id) ?? []), row])
  const entities = [...byEntity.values()].map((own) => {
    const { id, slug, name, author_slug, author_name } = own[0]!
    const author = author_slug === null ? null : { slug: author_slug, name: author_name! }
    return { id, slug, name, author, speed: speedOf(own) }
  })
  return { dimension, rows: rankBySpeed(entities), window, freshness }
}

interface EntityRow extends SpeedRow {
  id: number
  slug: string
  name: string
  author_slug: string | null
  author_name: string | null
}

function modelsQuery(question: SpeedQuestion, window: PeriodWindow): SQL {
  const listed = question.variants === 'merge' ? sql`coalesce(v.base_model_id, v.id)` : sql`v.id`
  return sql`
    select m.id, m.permaslug as slug, m.name, a.slug as author_slug, a.name as author_name, h.measure, h.histogram
    from (${histograms(sql`r.model_id`, question, window)}) h
    join models v on v.id = h.id join models m on m.id = ${listed} join authors a on a.id = m.author_id`
}

function providersQuery(question: SpeedQuestion, window: PeriodWindow): SQL {
  return sql`
    select p.id, p.slug, p.name, null::text as author_slug, null::text as author_name, h.measure, h.histogram
    from (${histograms(sql`r.provider_id`, question, window)}) h join providers p on p.id = h.id`
}

function histograms(key: SQL, question: SpeedQuestion, window: PeriodWindow): SQL {
  return sql`
    select ${key} as id, r.measure, ${histogramText} as histogram
    from ${speedRows(question, window)} r group by ${key}, r.measure`
}
