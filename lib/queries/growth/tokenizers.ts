import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { type GrowthWindow, windowFault, windowPair } from '@/lib/domain/growth/growth-window'
import { type Counted, type Tokenizers, withRanks } from '@/lib/domain/growth/tokenizers'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Entity } from '@/lib/domain/traffic/board'
import type { MeasureQuestion, MeasureSeries } from '@/lib/domain/traffic/measure-series'
import type { Variants } from '@/lib/domain/traffic/question'
import { getCoverage } from '../coverage/coverage'
import { type EntityRef, listSource, wholeSource } from '../entity/entity-rows'
import { getMeasureSeries, type OpenMeasureSeries, openMeasureSeries } from '../series/measure-series'
import { getFreshness } from '../shared/freshness'
import { type Grouping, sumByEntity } from '../shared/grouping'
import { type Column, named, plain, sums } from '../shared/measures'
import { type Source, selectSlices, selectWindows, widestSlices } from '../shared/source'
import type { NoGrowth } from './growth'

interface TokenizerQuestion {
  category: CategoryFilter
  window: GrowthWindow
  of: EntityRef | null
}

type WeeksQuestion = Pick<MeasureQuestion, 'category' | 'grain' | 'range' | 'top'>

const counted = [
  'prompt_tokens',
  'completion_tokens',
  'normalised_tokens',
  'normalised_own_tokens',
  'sampled_requests',
] as const

interface AskedWindow {
  window: GrowthWindow
  after: DayRange
  /** The last complete day. */
  last: Day
}

type CountedRow = Record<(typeof counted)[number], bigint> & Record<string, unknown>

/** What models, and the one tokenizer for all of them, make of the same requests in the later window. */
export async function getTokenizers(
  reader: Reader,
  { category, window, of }: TokenizerQuestion,
): Promise<Tokenizers | NoGrowth> {
  const coverage = await getCoverage(reader)
  if (!coverage) return { fault: 'no_data' }
  const pair = windowPair(window, coverage.last)
  const fault = windowFault(pair, coverage)
  // Nothing is compared with the window before: it may be unknown.
  const isKnown = fault === 'not_enough_history' && pair.after.until > coverage.first
  if (fault && !isKnown) return { fault }
  const rowsOf = windowRows({ window, after: pair.after, last: coverage.last })
  const [total] = await reader.execute<CountedRow>(sql`
    select ${sums(named(columns()))} from (${rowsOf(wholeSource(of, category), sql``)}) r`)
  const list = listSource(of, 'models', category)
  const grouping: Grouping = { dimension: 'models', variants: variantsOf(of) }
  const models = await reader.execute<Entity & CountedRow>(sql`
    select r.*, m.permaslug as slug, m.name
    from (${sumByEntity(grouping, rowsOf(list, sql`r.model_id as entity_id, `), columns())}) r
    join models m on m.id = r.entity_id
    where r.normalised_tokens > 0 order by r.normalised_tokens desc, m.permaslug collate "C"`)
  return {
    range: pair.after,
    models: withRanks(models.map((row) => ({ slug: row.slug, name: row.name, ...countedOf(row) }))),
    total: countedOf(total!),
    freshness: await getFreshness(reader),
  }
}

/** The counts of a window, from the prepared rows where it has any, with what else is selected before them. */
function windowRows({ window, after, last }: AskedWindow): (source: Source, others: SQL) => SQL {
  return (source, others) => {
    const select = (prefix?: string) => sql`${others}${plain(columns(prefix))}`
    if (window === 'week' || window === 'month') return selectWindows(source, select(`${window}_`))
    return selectSlices(source, widestSlices(source.rollup, after, last), () => select())
  }
}

function columns(prefix = ''): Column[] {
  return counted.map((name) => ({ name, value: sql`r.${sql.identifier(prefix + name)}` }))
}

function countedOf(row: CountedRow): Counted {
  return {
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    normalisedTokens: row.normalised_tokens,
    normalisedOwnTokens: row.normalised_own_tokens,
    estimated: row.sampled_requests > 0n,
  }
}

/** The same over time, of those models that have most normalised tokens, and of everything together. */
export function getTokenizersOverTime(
  reader: Reader,
  question: WeeksQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<MeasureSeries> {
  return getMeasureSeries(reader, 'models', overTime(question, of), now, of)
}

export function openTokenizersOverTime(
  reader: Reader,
  question: WeeksQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenMeasureSeries> {
  return openMeasureSeries(reader, 'models', overTime(question, of), now, of)
}

function overTime(question: WeeksQuestion, of: EntityRef | null): MeasureQuestion {
  return { ...question, metric: 'normalised', variants: variantsOf(of) }
}

/** Variants of a model share its tokenizer: only on its own page they are told apart. */
function variantsOf(of: EntityRef | null): Variants {
  return of?.dimension === 'models' ? 'split' : 'merge'
}
