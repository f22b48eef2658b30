import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import {
  PRICE_DAYS,
  type PriceAnswer,
  tokensOf,
  type UsedDay,
  windowUse,
} from '@/lib/domain/growth/price-answers'
import { addDays, type Day } from '@/lib/domain/time/day'
import { eachDay } from '@/lib/domain/time/day-range'
import { getCoverage } from '../coverage/coverage'
import type { EntityRef } from '../entity/entity-rows'
import { idArray } from '../shared/source'
import { modelsOf } from './session-scope'

/** Changes of the last year are looked at. */
const YEAR_DAYS = 366

interface ChangeRow extends Record<string, unknown> {
  id: number
  slug: string
  name: string
  changedOn: Day
  fromPrompt: bigint
  fromCompletion: bigint
  toPrompt: bigint
  toCompletion: bigint
  /** Whether the price changed at another time within the windows. */
  isMixed: boolean
}

type UsedRow = UsedDay & { modelId: number; estimated: boolean }

export interface PriceAnswers {
  /** Those with most tokens first. */
  answers: PriceAnswer[]
  /** How many changes could not be compared. */
  unclear: number
}

/** What each change of a price in the catalogue was followed by, each variant for itself. */
export async function getPriceAnswers(
  reader: Reader,
  category: CategoryFilter,
  of: EntityRef | null,
): Promise<PriceAnswers> {
  const coverage = await getCoverage(reader)
  if (!coverage) return { answers: [], unclear: 0 }
  const changes = await readChanges(reader, of, addDays(coverage.last, -YEAR_DAYS))
  const clear = changes.filter(({ changedOn, isMixed }) => {
    const isWhole = addDays(changedOn, -PRICE_DAYS) >= coverage.first
    return isWhole && addDays(changedOn, PRICE_DAYS) <= coverage.last && !isMixed
  })
  if (clear.length === 0) return { answers: [], unclear: changes.length }
  const used = await readUse(reader, category, clear)
  const answers = clear.map((change): PriceAnswer => {
    const windows = {
      before: eachDay({ from: addDays(change.changedOn, -PRICE_DAYS), until: change.changedOn }),
      after: eachDay({
        from: addDays(change.changedOn, 1),
        until: addDays(change.changedOn, PRICE_DAYS + 1),
      }),
    }
    const own = used.get(change.id) ?? []
    const all = used.get(EVERYTHING) ?? []
    return {
      slug: change.slug,
      name: change.name,
      changedOn: change.changedOn,
      from: { prompt: change.fromPrompt, completion: change.fromCompletion },
      to: { prompt: change.toPrompt, completion: change.toCompletion },
      before: windowUse(own, windows.before),
      after: windowUse(own, windows.after),
      site: {
        before: tokensOf(windowUse(all, windows.before)),
        after: tokensOf(windowUse(all, windows.after)),
      },
      estimated: own.some(({ estimated }) => estimated),
    }
  })
  const weight = ({ before, after }: PriceAnswer) => tokensOf(before) + tokensOf(after)
  const isUsed = (answer: PriceAnswer) => weight(answer) > 0n
  return {
    answers: answers.filter(isUsed).sort((one, other) => {
      if (weight(one) !== weight(other)) return weight(one) < weight(other) ? 1 : -1
      return `${one.slug} ${one.changedOn}` < `${other.slug} ${other.changedOn}` ? -1 : 1
    }),
    unclear: changes.length - clear.length,
  }
}

/** A model's prices for tokens that are not those before them; a price that is not fixed cannot be compared. */
async function readChanges(reader: Reader, of: EntityRef | null, since: Day): Promise<ChangeRow[]> {
  const among = of ? sql`where ${modelsOf(of)}` : sql``
  return [
    ...(await reader.execute<ChangeRow>(sql`
      with priced as (
        select p.model_id, (p.valid_from at time zone 'UTC')::date as day, p.prompt_nano_usd_per_million as prompt,
          p.completion_nano_usd_per_million as completion,
          lag(p.prompt_nano_usd_per_million) over history as old_prompt,
          lag(p.completion_nano_usd_per_million) over history as old_completion
        from model_prices p window history as (partition by p.model_id order by p.valid_from)
      ),
      changed as (
        select * from priced where (prompt, completion) is distinct from (old_prompt, old_completion)
          and old_prompt is not null and old_completion is not null
      ),
      placed as (
        select c.*, lag(c.day) over own as earlier, lead(c.day) over own as later
        from changed c window own as (partition by c.model_id order by c.day)
      )
      select m.id, m.permaslug as slug, m.name, c.day::text as "changedOn", c.old_prompt as "fromPrompt",
        c.old_completion as "fromCompletion", c.prompt as "toPrompt", c.completion as "toCompletion",
        coalesce(c.earlier >= c.day - ${PRICE_DAYS}::int, false)
          or coalesce(c.later <= c.day + ${PRICE_DAYS}::int, false) as "isMixed"
      from placed c join models m on m.id = c.model_id ${among}
      ${of ? sql`and` : sql`where`} c.day >= ${since} and c.prompt is not null and c.completion is not null
      order by c.day, m.permaslug collate "C"`)),
  ]
}

const EVERYTHING = 0

/** What each changed model used around its changes, and everything together on all these days. */
async function readUse(
  reader: Reader,
  category: CategoryFilter,
  changes: ChangeRow[],
): Promise<Map<number, UsedRow[]>> {
  const days = (change: ChangeRow) =>
    eachDay({
      from: addDays(change.changedOn, -PRICE_DAYS),
      until: addDays(change.changedOn, PRICE_DAYS + 1),
    })
  const wanted = changes.flatMap((change) => days(change).map((day) => ({ id: change.id, day })))
  const inCategory = sql`r.category_id = ${categoryFilterId(category)}`
  const columns = sql`r.day::text, r.requests, r.prompt_tokens as "promptTokens",
    r.completion_tokens as "completionTokens", r.estimated`
  const [ids, dates] = [wanted.map(({ id }) => id), wanted.map(({ day }) => day)]
  const rows = await reader.execute<UsedRow & Record<string, unknown>>(sql`
    select r.model_id as "modelId", ${columns} from model_daily r
    where ${inCategory} and r.model_id = any (${idArray([...new Set(ids)])})
      and (r.model_id, r.day) in (select * from unnest(${idArray(ids)}, ${`{${dates}}`}::date[]))
    union all
    select ${EVERYTHING}, ${columns} from category_daily r
    where ${inCategory} and r.day = any (${`{${[...new Set(dates)]}}`}::date[])`)
  const byModel = new Map<number, UsedRow[]>()
  for (const row of rows) {
    const own = byModel.get(row.modelId)
    if (own) own.push(row)
    else byModel.set(row.modelId, [row])
  }
  return byModel
}
