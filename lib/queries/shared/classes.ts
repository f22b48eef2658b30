import { type SQL, sql } from 'drizzle-orm'
import { authorRegions } from '@/lib/domain/entity/author-regions'
import { classNames } from '@/lib/domain/entity/class-names'
import { type Classing, dimensions } from '@/lib/domain/entity/dimension'

/**
 * The class of the model `v` with the base `b` and the author `a`, as its place in the dimension's list, from 1.
 * Weights are a property of the base model: a variant is the same model served in another way. A model that the
 * catalogue does not know is unlisted.
 */
const places: Record<Classing, SQL> = {
  access: sql`case when v.variant = 'free' then 1 else 2 end`,
  routing: sql`case v.variant when 'nitro' then 2 when 'floor' then 3 else 1 end`,
  weights: sql`case when b.hugging_face_id <> '' then 1 when b.released_at is not null then 2 else 3 end`,
  regions: sql`case ${sql.join(
    Object.values(authorRegions).map((slugs, index) => {
      const list = `{${slugs.join(',')}}`
      return sql`when a.slug = any (${list}::text[]) then ${sql.raw(String(index + 1))}`
    }),
    sql` `,
  )} else 5 end`,
}

/** Every model with its class, as a `select` of `id` and `listed_id`. */
export function modelClasses(dimension: Classing): SQL {
  return sql`
    select v.id, ${places[dimension]} as listed_id
    from models v join models b on b.id = coalesce(v.base_model_id, v.id) join authors a on a.id = v.author_id`
}

/** The classes of a dimension as a table with the columns `id`, `slug` and `name`. */
export function classTable(dimension: Classing): SQL {
  const names: Record<string, string> = classNames[dimension]
  const rows = dimensions[dimension].classes.map(
    (slug, index) => sql`(${sql.raw(String(index + 1))}, ${slug}, ${names[slug]!})`,
  )
  return sql`(select c.id, c.slug::text, c.name::text from (values ${sql.join(rows, sql`, `)}) as c (id, slug, name))`
}
