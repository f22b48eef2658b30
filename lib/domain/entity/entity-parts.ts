import { type Metric, metrics } from '../tokens/measures'
import { type Dimension, dimensions, type EntityDimension } from './dimension'

/** One thing by its slug, to narrow a board or a chart to what is its own. */
export interface EntityFilter {
  dimension: EntityDimension
  slug: string
}

/** How the rollups know what an entity's tokens are made of. */
export interface EntityParts {
  rollup: 'model' | 'author' | 'provider' | 'app' | 'app_model' | 'provider_model'
  metrics: readonly Metric[]
  /** Whether it is known for each category, and for the windows before: a rollup of pairs has days alone. */
  isWhole: boolean
}

const whole = (rollup: EntityParts['rollup']): EntityParts => ({
  rollup,
  metrics: Object.keys(metrics) as Metric[],
  isWhole: true,
})
const appModel: EntityParts = {
  rollup: 'app_model',
  metrics: ['tokens', 'requests', 'reasoning'],
  isWhole: false,
}
const providerModel: EntityParts = {
  rollup: 'provider_model',
  metrics: ['tokens', 'requests', 'spend', 'reasoning'],
  isWhole: false,
}

/** What the tokens of one thing can be sorted into. A model's models are its variants. */
export const entityParts: Record<EntityDimension, Partial<Record<Dimension, EntityParts>>> = {
  models: {
    models: whole('model'),
    providers: providerModel,
    apps: appModel,
    categories: whole('model'),
  },
  authors: { models: whole('model'), categories: whole('author') },
  providers: { models: providerModel, categories: whole('provider') },
  apps: { models: appModel, categories: whole('app') },
}

export const entityDimensions = Object.keys(entityParts) as EntityDimension[]

/** The parameter of an address that names an entity: `model`, `app`. */
export function filterParameter(dimension: EntityDimension): 'model' | 'author' | 'provider' | 'app' {
  return dimensions[dimension].one
}
