import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Cut } from '@/lib/domain/growth/drivers'
import type { GrowthPart } from '@/lib/domain/growth/growth'
import { variantNames } from '@/lib/domain/growth/part-names'
import { classTable, modelClasses } from '../shared/classes'
import { type Moved, mostMoved, nameAll } from './contributors'
import { type SegmentQuestion, segmentRows } from './segments'

/** How a cut sorts the rows `r`: the id of the part, what it joins, and the parts by id with slug and name. */
interface Sorting {
  id: SQL
  join: SQL
  names: SQL
}

const byClass = (dimension: 'access' | 'weights'): Sorting => ({
  id: sql`c.listed_id`,
  join: sql`join (${modelClasses(dimension)} offset 0) c on c.id = r.model_id`,
  names: classTable(dimension),
})

const sortings: Record<Cut, () => Sorting> = {
  variant: () => ({
    id: sql`c.place`,
    join: sql`join (
      select id, case when variant is null then 1 when variant = 'free' then 2 when variant = 'nitro' then 3
        when variant = 'floor' then 4 else 5 end as place from models offset 0
    ) c on c.id = r.model_id`,
    names: sql`(select * from (values ${sql.join(
      Object.entries(variantNames).map(([slug, name], index) => sql`(${index + 1}::int, ${slug}, ${name})`),
      sql`, `,
    )}) as v (id, slug, name))`,
  }),
  free: () => byClass('access'),
  openness: () => byClass('weights'),
  author: () => ({
    id: sql`c.author_id`,
    join: sql`join models c on c.id = r.model_id`,
    names: sql`authors`,
  }),
  provider: () => ({ id: sql`r.provider_id`, join: sql``, names: sql`providers` }),
  category: () => ({ id: sql`r.category_id`, join: sql``, names: sql`categories` }),
}

interface PartRow extends Record<string, unknown> {
  id: number
  slug: string
  name: string
  /** Null where the row is of all apps, or the rollup knows none; `level` tells. */
  app_id: number | null
  model_id: number | null
  level: number
  tokens: bigint
}

/** The value of `grouping` for the sum of all apps and all models. */
const ofAll = 3

/** The change by what the tokens are of: the parts that moved, largest first, in whichever direction. */
export async function partsByClass(
  reader: Reader,
  question: SegmentQuestion,
  cut: Cut,
): Promise<GrowthPart[]> {
  const { id, join, names } = sortings[cut]()
  const rows = await reader.execute<PartRow>(sql`
    with summed as materialized (
      select r.app_id, r.model_id, ${id} as id, exact_sum(
        case when r.later then 1 else -1 end * (r.prompt_tokens + r.completion_tokens)
      ) as tokens
      from ${segmentRows(question)} r ${join} group by r.app_id, r.model_id, ${id}
    )
    select s.*, n.slug, n.name from (
      select s.id, s.app_id, s.model_id, grouping(s.app_id, s.model_id) as level, exact_sum(s.tokens) as tokens
      from summed s
      group by grouping sets ((s.id), (s.id, s.app_id), (s.id, s.model_id))
    ) s join ${names} n on n.id = s.id
    where s.tokens <> 0
    order by abs(s.tokens) desc, n.slug collate "C"`)
  const wholes = rows.filter(({ level }) => level === ofAll)
  const top = new Map(wholes.map(({ id }) => [id, mostMoved(rows.flatMap((row) => movedOf(row, id)))]))
  const nameOf = await nameAll(reader, [...top.values()].flat())
  return wholes.map((row) => ({
    key: row.slug,
    name: row.name,
    tokens: row.tokens,
    top: top.get(row.id)!.flatMap((moved) => nameOf(moved) ?? []),
  }))
}

function movedOf(row: PartRow, id: number): Moved[] {
  if (row.id !== id) return []
  if (row.app_id !== null) return [{ dimension: 'apps', id: row.app_id, tokens: row.tokens }]
  if (row.model_id !== null) return [{ dimension: 'models', id: row.model_id, tokens: row.tokens }]
  return []
}
