import { type SQL, sql } from 'drizzle-orm'
import type { Match } from './search-match'

/** Where more apps match, the best of the busiest come first anyway. */
const MOST_APPS = 500

/** From the tables themselves: to plan their views takes longer than to read them. */
const monthTokens = sql`month_prompt_tokens + month_completion_tokens`

/** Everything that matches, with its tier and its tokens; of apps as many as can come to be listed. */
export function candidates(
  match: Match,
  busiest: readonly number[],
  withVariants: boolean,
  limit: number,
): SQL {
  return sql`
    ${modelHits(match, withVariants)}
    union all ${simpleHits('authors', 'author', 1, match)}
    union all ${simpleHits('providers', 'provider', 2, match)}
    union all ${appHits(match, busiest, limit)}
    union all ${simpleHits('categories', 'category', 4, match)}`
}

/** A base model counts its variants with it, as its page does. */
function modelHits({ condition, tier }: Match, withVariants: boolean): SQL {
  return sql`
    (with own as materialized (
      select model_id, ${monthTokens} as tokens from model_windows where category_id = 0
    ), family as materialized (
      select coalesce(base_model_id, id) as model_id, exact_sum(tokens) as tokens
      from own join models on models.id = own.model_id group by coalesce(base_model_id, id)
    )
    select 'models' as kind, 0 as place, permaslug as slug, name, author_id, ${tier} as tier,
      coalesce(case when base_model_id is null then family.tokens else own.tokens end, 0) as tokens
    from models left join own on own.model_id = models.id left join family on family.model_id = models.id
    where ${condition} ${withVariants ? sql`` : sql`and base_model_id is null`})`
}

function simpleHits(table: string, rollup: string, place: number, { condition, tier }: Match): SQL {
  const own =
    rollup === 'category'
      ? sql`category_id = named.id`
      : sql`category_id = 0 and ${sql.identifier(`${rollup}_id`)} = named.id`
  return sql`
    select ${table}, ${place}::int, slug, name, null::int, ${tier}, coalesce(
      (select ${monthTokens} from ${sql.identifier(`${rollup}_windows`)} where ${own}), 0)
    from ${sql.identifier(table)} named where ${condition}`
}

/**
 * Some of the apps, by the index; where there are more, the best of the busiest too, which are few to look through:
 * to order tens of thousands takes too long.
 */
function appHits({ condition, exact, tier }: Match, busiest: readonly number[], limit: number): SQL {
  return sql`
    (with exact as (
      select id from apps where not hidden and ${exact} limit ${limit}
    ), matching as materialized (
      select id from apps where not hidden and ${condition} limit ${MOST_APPS}
    ), best as (
      select id
      from unnest(${`{${busiest.join()}}`}::int[]) with ordinality busy (app_id, position)
      cross join lateral (select * from apps where id = busy.app_id offset 0) app
      where (select count(*) from matching) = ${MOST_APPS} and not hidden and ${condition}
      order by ${tier}, position limit ${limit}
    )
    select 'apps', 3, identity, title, null::int, ${tier}, coalesce(
      (select ${monthTokens} from app_windows where category_id = 0 and app_id = named.id), 0)
    from apps named where id = any (array(
      select id from exact union select id from matching union select id from best
    )))`
}
