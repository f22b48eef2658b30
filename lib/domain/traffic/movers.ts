import type { Entity } from './board'

/** What an entity has in a metric now, and what it had in the window before. */
export interface Mover extends Entity {
  current: bigint
  previous: bigint
}

/** The largest gains and the largest losses, each largest first. */
export interface Movers {
  up: Mover[]
  down: Mover[]
}
