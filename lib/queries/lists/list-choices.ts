import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import type { Entity } from '@/lib/domain/traffic/board'

/** More than these are no list to choose from. */
const MOST = 150

/** Whom a list of models can be narrowed to. */
export interface ListChoices {
  authors: Entity[]
  providers: Entity[]
}

/** Those with the most models, and those with the most tokens, each by name. */
export async function getListChoices(reader: Reader): Promise<ListChoices> {
  const authors = await reader.execute<Entity & Record<string, unknown>>(sql`
    select slug, name from (
      select a.slug, a.name from authors a join models m on m.author_id = a.id and m.base_model_id is null
      group by a.id order by count(*) desc, a.slug collate "C" limit ${MOST}
    ) most order by lower(name) collate "C", slug collate "C"`)
  const providers = await reader.execute<Entity & Record<string, unknown>>(sql`
    select slug, name from (
      select p.slug, p.name from providers p join provider_windows w on w.provider_id = p.id and w.category_id = 0
      where p.id <> ${UNKNOWN_PROVIDER_ID} and w.month_requests > 0
      order by w.month_prompt_tokens + w.month_completion_tokens desc, p.slug collate "C" limit ${MOST}
    ) most order by lower(name) collate "C", slug collate "C"`)
  return { authors: [...authors], providers: [...providers] }
}
