import { type SQL, sql } from 'drizzle-orm'
import { UNATTRIBUTED_APP_ID, UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import { appGroupKinds, isAppGroup } from '@/lib/domain/entity/app-groups'
import { dimensions } from '@/lib/domain/entity/dimension'
import { type ListFilter, type ListQuestion, listFilters } from '@/lib/domain/traffic/list-question'
import { parseSearchQuery } from '@/lib/domain/traffic/search'
import { writtenMatch } from '../search/search-match'

type Condition = (value: string, kind: ListQuestion['kind']) => SQL

/** The days whose traffic says who runs a model. */
const PROVIDER_DAYS = 30

/** On the thing `e`, beside its author `a`, its windows `w` and what an author's models come to, `o`. */
const conditions: Record<ListFilter, Condition> = {
  author: (slug) => sql`a.slug = ${slug}`,
  provider: (slug) => sql`
    e.id in (
      select coalesce(v.base_model_id, v.id) from models v where v.id in (
        select r.model_id from provider_model_daily r
        where r.provider_id = (select id from providers where slug = ${slug})
          and r.day > (select data_through - ${PROVIDER_DAYS}::int from rollup_state)
      )
    )`,
  category: () => sql`w.requests > 0`,
  group: (group) =>
    sql`e.categories && ${`{${(isAppGroup(group) ? appGroupKinds(group) : []).join()}}`}::text[]`,
  reads: (modality) => sql`e.input_modalities @> array[${modality}]`,
  writes: (modality) => sql`e.output_modalities @> array[${modality}]`,
  weights: (weights) =>
    weights === 'open'
      ? sql`e.hugging_face_id <> ''`
      : sql`coalesce(e.hugging_face_id, '') = '' and e.released_at is not null`,
  price: (dollars) => sql`e.prompt_nano_usd_per_million <= ${dollars}::numeric * 1000000000`,
  context: (tokens) => sql`e.context_length >= ${tokens}::bigint`,
  since: (day, kind) =>
    kind === 'authors'
      ? sql`o.released >= ${day}::date`
      : sql`e.released_at >= ${day}::date at time zone 'UTC'`,
  text: (words, kind) => sql`
    e.id in (
      select id from ${sql.identifier(dimensions[kind].table)} where ${writtenMatch(parseSearchQuery(words)).condition}
    )`,
}

/** Which things of a kind are listed. */
export function listConditions({ kind, filters }: Pick<ListQuestion, 'kind' | 'filters'>): SQL {
  const asked = listFilters.flatMap((filter) => {
    const value = filters[filter]
    return value === undefined ? [] : [conditions[filter](value, kind)]
  })
  return sql.join([isListed[kind], ...asked], sql` and `)
}

/** Variants count with their base model; what no event named is no thing. */
const isListed: Record<ListQuestion['kind'], SQL> = {
  models: sql`e.base_model_id is null`,
  authors: sql`true`,
  providers: sql`e.id <> ${UNKNOWN_PROVIDER_ID}`,
  apps: sql`not e.hidden and e.id <> ${UNATTRIBUTED_APP_ID}`,
}
