import type { Answer, AskOptions } from './ask'
import type { Database } from './postgres'
import type { Random } from './random'
import type { Site, SiteOptions } from './site'

/** One kind of trouble, and what has to hold through it. */
export interface Part {
  name: string
  /** What it does, as the usage of the command says it. */
  about: string
  run(torture: Torture): Promise<void>
}

/** `lost` and `doubled` are tokens; each of the others counts once a time. */
export type FaultKind = 'lost' | 'doubled' | 'error' | 'hang' | 'growth' | 'other'

/** What a part is given. All that it starts is ended behind it, however it ends. */
export interface Torture {
  seed: number
  random: Random
  /** `small` is what `npm test` runs: some seconds. */
  size: 'whole' | 'small'
  /** How many distinct addresses a flood asks for; undefined: as many as its time allows. */
  addresses: number | undefined
  /** A fresh and migrated database, on a PostgreSQL that belongs to this run. */
  createDatabase(): Promise<Database>
  /** A folder of its own, which a PostgreSQL of another user may live in. */
  createFolder(): string
  startSite(options: SiteOptions): Promise<Site>
  /** A request; whatever breaks a promise about answers is noted as a fault. */
  ask(url: string, options?: AskOptions): Promise<Answer>
  /** Adds to a figure of the printed table, such as `kills`. */
  count(figure: string, by?: number | bigint): void
  /** @param by for `lost` and `doubled` the tokens */
  fault(kind: FaultKind, message: string, by?: bigint): void
}
