import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { WHOLE_NAME } from '@/lib/domain/growth/part-names'
import { type RunRate, type RunRates, runRateWeeks } from '@/lib/domain/growth/run-rate'
import { getCoverage } from '../coverage/coverage'
import { wholeSource } from '../entity/entity-rows'
import { dimensionSource, selectSlices } from '../shared/source'
import { inBothWindows } from './segments'
import type { WeeklyQuestion } from './weekly-rows'

type Row = { slug: string; name: string; tokens0: bigint; tokens1: bigint; estimated: boolean } & Record<
  string,
  unknown
>

/** What a year of weeks like the last one would come to, of everything and of each author; null without figures. */
export async function getRunRates(
  reader: Reader,
  { category, of }: WeeklyQuestion,
): Promise<RunRates | null> {
  const coverage = await getCoverage(reader)
  if (!coverage) return null
  const { before, after } = runRateWeeks(coverage.last)
  const hasYear = coverage.first <= before.from
  const slices = [before, after].map((range) => ({ span: 'daily' as const, range }))
  const columns =
    (key = sql`0`) =>
    ({ range }: { range: typeof after }) =>
      sql`
      ${key} as id, ${range === after} as later, r.prompt_tokens + r.completion_tokens as tokens, r.sampled_requests`
  const summed = sql`
    ${inBothWindows('tokens', sql`r.tokens`)}, coalesce(bool_or(r.sampled_requests > 0), false) as estimated`
  const [whole] = await reader.execute<Row>(sql`
    select 'all' as slug, ${WHOLE_NAME} as name, tokens0::bigint, tokens1::bigint, estimated from (
      select ${summed} from (${selectSlices(wholeSource(of, category), slices, columns())}) r
    ) s`)
  const byAuthor = dimensionSource('authors', category)
  const authors = of
    ? []
    : await reader.execute<Row>(sql`
        select a.slug, a.name, s.tokens0::bigint, s.tokens1::bigint, s.estimated from (
          select r.id, ${summed}
          from (${selectSlices(byAuthor, slices, columns(sql.raw(`r.${byAuthor.key}`)))}) r group by r.id
        ) s join authors a on a.id = s.id
        where s.tokens1 > 0 order by s.tokens1 desc, a.slug collate "C"`)
  const rateOf = ({ slug, name, tokens0, tokens1, estimated }: Row): RunRate => ({
    slug,
    name,
    week: tokens1,
    yearBefore: hasYear ? tokens0 : null,
    estimated,
  })
  return { before, after, whole: rateOf(whole!), authors: authors.map(rateOf) }
}
