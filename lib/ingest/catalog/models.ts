import type { Sql } from '@/db/sql'
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

async function createBases(sql: Sql, slugs: readonly ModelSlug[]): Promise<void> {
  const bases = sortedUnique(slugs.map((slug) => slug.base))
  await sql`insert into models (permaslug, author_id, name)
    select base, authors.id, split_part(base, '/', 2)
    from unnest(${bases}::text[]) with ordinality as sent (base, place)
    join authors on authors.slug = split_part(base, '/', 1)
    order by place
    on conflict do nothing`
}

async function createVariants(sql: Sql, slugs: readonly ModelSlug[]): Promise<void> {
  if (slugs.length === 0) return
  await sql`insert into models (permaslug, base_model_id, variant, author_id, name)
    select base.permaslug || ':' || sent.variant, base.id, sent.variant, base.author_id,
      base.name || ' (' || sent.variant || ')'
    from unnest(${slugs.map((slug) => slug.base)}::text[], ${slugs.map((slug) => slug.variant)}::text[])
      with ordinality as sent (base, variant, place)
    join models as base on base.permaslug = sent.base
    order by place
    on conflict do nothing`
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
