/**
 * What a board lists. `rollup` names the rollup tables, `key` the column in them that points at the entity's own
 * table, in which `slug` identifies it and `name` is for display. A dimension with `classes` sorts every model into
 * exactly one of them, so that they add up as authors do.
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
  access: { rollup: 'model', key: 'model_id', classes: ['free', 'paid'], one: 'kind of access' },
  routing: {
    rollup: 'model',
    key: 'model_id',
    classes: ['default', 'nitro', 'floor'],
    one: 'way of routing',
  },
  weights: {
    rollup: 'model',
    key: 'model_id',
    classes: ['open', 'closed', 'unlisted'],
    one: 'kind of weights',
  },
  regions: {
    rollup: 'model',
    key: 'model_id',
    classes: ['united-states', 'china', 'europe', 'elsewhere', 'unlisted'],
    one: 'home region',
  },
} as const

export type Dimension = keyof typeof dimensions

/** The dimensions that sort models into classes; the others list what the catalogue names. */
export type Classing = {
  [Name in Dimension]: (typeof dimensions)[Name] extends { classes: readonly string[] } ? Name : never
}[Dimension]

/** What has a page of its own. */
export type EntityDimension = Exclude<Dimension, Classing | 'categories'>

/** What has an address: categories as well. */
export type PageDimension = EntityDimension | 'categories'

export const dimensionNames = Object.keys(dimensions) as Dimension[]

export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(dimensions, text)
}

export function isClassing(dimension: Dimension): dimension is Classing {
  return 'classes' in dimensions[dimension]
}
