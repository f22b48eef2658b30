import { demoCatalog } from './catalog/catalog'
import { fraction } from './random'
import { rankedDays } from './rankings'
import type { Draft } from './requests/draft'
import { paceOf } from './requests/request'
import { providersOf } from './serving'
import type { DemoDay } from './timeline'

/** How a request may ask for its provider: the fastest one, or the cheapest. */
export type Routing = 'nitro' | 'floor'

/** The part of the requests to routable models that ask now. Half as many did so, so many days ago. */
const ROUTED_SHARE = 0.6
const HALF_AS_MANY_DAYS = 75
const NITRO_SHARE = 0.55

/** How a request is routed; null where it leaves the choice to the router. */
export function routingOf({ model, turn }: Draft, { age }: DemoDay): Routing | null {
  if (!routable().has(model)) return null
  const routed = ROUTED_SHARE * 2 ** (-Math.max(0, age) / HALF_AS_MANY_DAYS)
  const chance = fraction('routing', model, turn)
  if (chance >= routed) return null
  return chance < routed * NITRO_SHARE ? 'nitro' : 'floor'
}

/** The provider that a routed request comes to: the demo knows no prices of theirs, so the smallest is the cheapest. */
export function routedProvider(model: number, routing: Routing): string {
  const { names } = providersOf(model)
  if (routing === 'floor') return names.at(-1)!
  return names.reduce((best, name) =>
    paceOf(name).tokensPerSecond > paceOf(best).tokensPerSecond ? name : best,
  )
}

let found: ReadonlySet<number> | undefined

/**
 * The base models with several providers that the dataset never ranks: to part its models by routing would change
 * the rows that each day's leaderboard has to give back.
 */
function routable(): ReadonlySet<number> {
  if (found) return found
  const ranked = new Set(rankedDays().flatMap((day) => day.models.map(({ model }) => model)))
  found = new Set(
    demoCatalog()
      .models.map((_, model) => model)
      .filter((model) => !ranked.has(model) && providersOf(model).names.length > 1)
      .filter((model) => demoCatalog().models[model]!.variant === null),
  )
  return found
}
