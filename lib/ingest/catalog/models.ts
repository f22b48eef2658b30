import type { Sql } from '@/db/sql'
import { askedFacts, askedLists } from '@/lib/catalogue/asked-models'
import { type ModelSlug, parseModelSlug } from '@/lib/domain/entity/slug'
import type { Kind } from './known-ids'

/** Models by permaslug. An unknown one brings its author and, where it is a variant, its base model with it. */
export const models: Kind<string> = {
  async find(sql, permaslugs) {
    const rows = await sql<{ id: number; permaslug: string }[]>`
      select id, permaslug from models where permaslug = any(${[...permaslugs.keys()]}::text[])`
    return new Map(rows.map((row) => [row.permaslug, row.id]))
  },

  async create(sql, permaslugs) {
    const slugs = [...permaslugs.keys()].sort().flatMap((permaslug) => parseModelSlug(permaslug) ?? [])
    await createAuthors(sql, slugs)
    await createBases(sql, slugs)
    await createVariants(
      sql,
      slugs.filter((slug) => slug.variant !== null),
    )
  },
}

async function createAuthors(sql: Sql, slugs: readonly ModelSlug[]): Promise<void> {
  const authors = sortedUnique(slugs.map((slug) => slug.author))
  await sql`insert into authors (slug, name) select author, author from unnest(${authors}::text[]) as author
    on conflict do nothing`
}

const facts = [...askedFacts, ...askedLists].join(', ')
/** What the catalogue says of a name that is one of its ids. */
const listedFacts = [
  ...askedFacts.map((name) => `listed.${name}`),
  ...askedLists.map((name) => `coalesce(listed.${name}, '{}')`),
].join(', ')
const listed = (id: string) => `left join lateral (
    select * from models where catalogue_id = ${id} order by permaslug collate "C" limit 1
  ) as listed on true`

async function createBases(sql: Sql, slugs: readonly ModelSlug[]): Promise<void> {
  await sql.unsafe(
    `insert into models (permaslug, author_id, name, ${facts})
    select base, authors.id, coalesce(listed.name, split_part(base, '/', 2)), ${listedFacts}
    from unnest($1::text[]) with ordinality as sent (base, place)
    join authors on authors.slug = split_part(base, '/', 1)
    ${listed('sent.base')}
    order by place
    on conflict do nothing`,
    [sortedUnique(slugs.map((slug) => slug.base))],
  )
}

async function createVariants(sql: Sql, slugs: readonly ModelSlug[]): Promise<void> {
  if (slugs.length === 0) return
  await sql.unsafe(
    `insert into models (permaslug, base_model_id, variant, author_id, name, ${facts})
    select base.permaslug || ':' || sent.variant, base.id, sent.variant, base.author_id,
      coalesce(listed.name, base.name || ' (' || sent.variant || ')'), ${listedFacts}
    from unnest($1::text[], $2::text[]) with ordinality as sent (base, variant, place)
    join models as base on base.permaslug = sent.base
    ${listed("base.permaslug || ':' || sent.variant")}
    order by place
    on conflict do nothing`,
    [slugs.map((slug) => slug.base), slugs.map((slug) => slug.variant)],
  )
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
