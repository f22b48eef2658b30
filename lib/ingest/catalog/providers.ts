import { UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import { slugify } from '@/lib/domain/entity/slug'
import type { Kind } from './known-ids'

/** Names can grow many times over when they are taken apart for the slug, and an index entry is limited. */
const MAX_SLUG_LENGTH = 200

/**
 * Providers by their name in lower case. A provider is found by its name, or by what its name is as a slug, so that
 * `Amazon Bedrock` and `amazon-bedrock` are one.
 */
export const providers: Kind<string> = {
  async find(sql, names) {
    // The table has as many rows as there are companies: read whole, its few spellings are compared here.
    const rows = await sql<{ id: number; slug: string; name: string }[]>`
      select id, slug, name from providers order by id desc`
    const byName = new Map(rows.map((row) => [row.name.toLowerCase(), row.id]))
    const bySlug = new Map(rows.map((row) => [row.slug, row.id]))
    const found = new Map<string, number>()
    for (const [key, name] of names) {
      const slug = providerSlug(name)
      const id = byName.get(key) ?? (slug === '' ? UNKNOWN_PROVIDER_ID : bySlug.get(slug))
      if (id !== undefined) found.set(key, id)
    }
    return found
  },

  async create(sql, names) {
    const rows = [...names.values()]
      .map((name) => ({ slug: providerSlug(name), name }))
      .sort((one, other) => Number(one.slug > other.slug) - Number(one.slug < other.slug))
    await sql`insert into providers (slug, name)
      select * from unnest(${rows.map((row) => row.slug)}::text[], ${rows.map((row) => row.name)}::text[])
      on conflict do nothing`
  },
}

/** The slug of a provider's name: empty for one without a letter or digit, which counts as no name. */
function providerSlug(name: string): string {
  const slug = slugify(name).slice(0, MAX_SLUG_LENGTH)
  return slug.replace(/\p{Surrogate}$/u, '') // half of a letter, which no text in the database can hold
}
