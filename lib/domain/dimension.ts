/**
 * What a board lists. `rollup` names the rollup tables, `key` the column in them that points at the entity's own
 * table, in which `slug` identifies it and `name` is for display.
 */
export const dimensions = {
  models: {
    rollup: 'model',
    key: 'model_id',
    table: 'models',
    slug: 'permaslug',
    name: 'name',
    one: 'model',
  },
  authors: {
    rollup: 'author',
    key: 'author_id',
    table: 'authors',
    slug: 'slug',
    name: 'name',
    one: 'author',
  },
  providers: {
    rollup: 'provider',
    key: 'provider_id',
    table: 'providers',
    slug: 'slug',
    name: 'name',
    one: 'provider',
  },
  apps: { rollup: 'app', key: 'app_id', table: 'apps', slug: 'identity', name: 'title', one: 'app' },
  categories: {
    rollup: 'category',
    key: 'category_id',
    table: 'categories',
    slug: 'slug',
    name: 'name',
    one: 'category',
  },
} as const

export type Dimension = keyof typeof dimensions

export const dimensionNames = Object.keys(dimensions) as Dimension[]

export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(dimensions, text)
}
