import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { EntityDimension } from '@/lib/domain/entity/dimension'

const busy: Record<EntityDimension, SQL> = {
  models: sql`select m.permaslug as slug, exact_sum(w.month_prompt_tokens + w.month_completion_tokens) as tokens
    from model_windows w join models v on v.id = w.model_id join models m on m.id = coalesce(v.base_model_id, v.id)
    where w.category_id = 0 group by m.permaslug`,
  authors: sql`select a.slug, (w.month_prompt_tokens + w.month_completion_tokens)::numeric as tokens
    from author_windows w join authors a on a.id = w.author_id where w.category_id = 0`,
  providers: sql`select p.slug, (w.month_prompt_tokens + w.month_completion_tokens)::numeric as tokens
    from provider_windows w join providers p on p.id = w.provider_id where w.category_id = 0`,
  apps: sql`select a.identity as slug, (w.month_prompt_tokens + w.month_completion_tokens)::numeric as tokens
    from app_windows w join apps a on a.id = w.app_id where w.category_id = 0 and not a.hidden`,
}

/** Those with tokens in the last 30 complete days, busiest first. Variants count with their base model. */
export async function getBusyEntities(
  reader: Reader,
  dimension: EntityDimension,
  limit: number,
): Promise<string[]> {
  const rows = await reader.execute<{ slug: string }>(sql`
    select slug from (${busy[dimension]}) b where tokens > 0 order by tokens desc, slug collate "C" limit ${limit}`)
  return rows.map(({ slug }) => slug)
}
