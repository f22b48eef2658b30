import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { addDays, type Day } from '@/lib/domain/time/day'
import { type DayRange, daysEndingWith } from '@/lib/domain/time/day-range'
import type {
  Cited,
  ReferenceApps,
  ReferenceBoard,
  ReferenceDimension,
  ReferenceRow,
} from '@/lib/domain/traffic/reference'
import { foldBeyond, OTHER_PERMASLUG } from '@/lib/domain/traffic/reference'
import { getFreshness } from '../shared/freshness'

const USUAL_DAYS = 30
const RANKINGS = 'openrouter-rankings'
const APPS = 'openrouter-apps'

type SourceRow = Omit<Cited, 'licence'> & { id: number; licenceName: string; licenceUrl: string }

/**
 * The models or authors that a published dataset lists, with their tokens there and here: over the days of the range
 * that were published and are complete here. Undefined where nothing was imported, or no day is shared.
 * @param range the last 30 shared days where it is null
 */
export async function getReference(
  reader: Reader,
  dimension: ReferenceDimension,
  range: DayRange | null,
): Promise<ReferenceBoard | undefined> {
  const freshness = await getFreshness(reader)
  const source = await readSource(reader, RANKINGS)
  if (!source || freshness.dataThrough === null) return undefined
  const days = await sharedDays(reader, source.id, freshness.dataThrough, range)
  if (days.length === 0) return undefined
  const rows = await readRows(reader, dimension, source.id, days)
  const sum = (name: 'ownTokens' | 'referenceTokens') => rows.reduce((total, row) => total + row[name], 0n)
  return {
    dimension,
    source: citedOf(source),
    range: range ?? { from: days[0]!, until: addDays(days.at(-1)!, 1) },
    days: days.length,
    rows: ranked(rows),
    ownTotal: sum('ownTokens'),
    referenceTotal: sum('referenceTokens'),
    freshness,
  }
}

/** Who publishes the figures that were imported; null where none were. */
export async function getReferenceName(reader: Reader): Promise<string | null> {
  return (await readSource(reader, RANKINGS))?.name ?? null
}

/** The apps of the newest stretch of days that was published. */
export async function getReferenceApps(reader: Reader): Promise<ReferenceApps | undefined> {
  const source = await readSource(reader, APPS)
  if (!source) return undefined
  const rows = await reader.execute<{
    from: Day
    through: Day
    name: string
    tokens: bigint
    requests: bigint
  }>(sql`
    select from_day as "from", through_day as through, name, total_tokens as tokens, total_requests as requests
    from reference_apps
    where source_id = ${source.id} and (through_day, from_day) = (
      select through_day, from_day from reference_apps where source_id = ${source.id}
      order by through_day desc, from_day desc limit 1)
    order by total_tokens desc, name collate "C"`)
  const [first] = rows
  return first && { source: citedOf(source), from: first.from, through: first.through, rows: [...rows] }
}

async function readSource(reader: Reader, slug: string): Promise<SourceRow | undefined> {
  const [source] = await reader.execute<SourceRow & Record<string, unknown>>(sql`
    select id, name, url, citation, licence_name as "licenceName", licence_url as "licenceUrl"
    from reference_sources where slug = ${slug}`)
  return source
}

function citedOf({ name, url, citation, licenceName, licenceUrl }: SourceRow): Cited {
  return { name, url, citation, licence: { name: licenceName, url: licenceUrl } }
}

async function sharedDays(
  reader: Reader,
  sourceId: number,
  through: Day,
  range: DayRange | null,
): Promise<Day[]> {
  const rows = await reader.execute<{ day: Day }>(sql`
    select distinct day from reference_daily
    where source_id = ${sourceId} and day <= ${through}
      and day >= (select min(day) from category_daily where category_id = 0)
    order by day`)
  const days = rows.map(({ day }) => day)
  const last = days.at(-1)
  if (last === undefined) return []
  const { from, until } = range ?? daysEndingWith(last, USUAL_DAYS)
  return days.filter((day) => day >= from && day < until)
}

type TokensRow = Omit<ReferenceRow, 'kind' | 'rank'> & { isListed: boolean }

/**
 * Own models are matched by their permaslug, or as what the catalogue's id leads to: `openai/gpt-5.5` is published as
 * `openai/gpt-5.5-20260423`.
 */
async function readRows(
  reader: Reader,
  dimension: ReferenceDimension,
  sourceId: number,
  days: readonly Day[],
): Promise<TokensRow[]> {
  const list = sql`${`{${days.join(',')}}`}::date[]`
  const slugOf = (permaslug: SQL) =>
    dimension === 'models' ? permaslug : sql`split_part(${permaslug}, '/', 1)`
  const named =
    dimension === 'models'
      ? sql`select permaslug as slug, name from models`
      : sql`select slug, name from authors`
  return await reader.execute<TokensRow & Record<string, unknown>>(sql`
    with published as (
      select ${slugOf(sql`permaslug`)} as slug, sum(total_tokens)::bigint as tokens from reference_daily
      where source_id = ${sourceId} and day = any (${list}) group by 1
    ), own as (
      select ${slugOf(sql`coalesce(listed.permaslug, m.permaslug)`)} as slug,
        exact_sum(r.prompt_tokens + r.completion_tokens) as tokens, sum(r.sampled_requests) > 0 as estimated
      from model_daily r join models m on m.id = r.model_id
      left join models listed on listed.catalogue_id = m.permaslug and listed.id <> m.id
      where r.category_id = 0 and r.day = any (${list}) group by 1
    )
    select coalesce(published.slug, own.slug) as slug, coalesce(named.name, published.slug, own.slug) as name,
      coalesce(own.tokens, 0)::bigint as "ownTokens", coalesce(own.estimated, false) as estimated, coalesce(published.tokens, 0)::bigint as "referenceTokens",
      coalesce(published.slug <> ${OTHER_PERMASLUG} and published.tokens > 0, false) as "isListed"
    from published full join own on own.slug = published.slug
    left join (${named}) as named on named.slug = coalesce(published.slug, own.slug)`)
}

function ranked(rows: readonly TokensRow[]): ReferenceRow[] {
  const listed = rows
    .filter(({ isListed }) => isListed)
    .sort(
      (one, other) => compare(other.referenceTokens, one.referenceTokens) || (one.slug < other.slug ? -1 : 1),
    )
    .map(({ isListed, ...row }, place): ReferenceRow => ({ kind: 'entity', rank: place + 1, ...row }))
  return foldBeyond(
    listed,
    listed.length,
    rows.filter(({ isListed }) => !isListed),
  )
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other)
}
