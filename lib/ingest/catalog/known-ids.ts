import type { Sql } from '@/db/sql'

/** A kind of named thing that events point at. Both functions get things by their key in the cache. */
export interface Kind<Thing> {
  find(sql: Sql, things: ReadonlyMap<string, Thing>): Promise<ReadonlyMap<string, number>>
  /** Must not fail where somebody else was faster, and must insert in one order so that two cannot deadlock. */
  create(sql: Sql, things: ReadonlyMap<string, Thing>): Promise<void>
}

/** The cache is for the few that most events name; names made up by an attacker must not fill the memory. */
export const REMEMBERED = 50_000

/** The ids of one kind, asked from the database once a name. */
export class KnownIds<Thing> {
  private ids = new Map<string, number>()

  constructor(private readonly kind: Kind<Thing>) {}

  /**
   * A map that holds the id of every one of these things; unknown ones are created, or left out where `create`
   * is false.
   */
  async resolve(
    sql: Sql,
    things: Iterable<readonly [string, Thing]>,
    { create }: { create: boolean },
  ): Promise<ReadonlyMap<string, number>> {
    if (this.ids.size > REMEMBERED) this.ids = new Map()
    const ids = this.ids // stays whole until we are done, whoever puts a new one in its place meanwhile
    const unknown = new Map<string, Thing>()
    for (const [key, thing] of things) if (!ids.has(key)) unknown.set(key, thing)
    await this.learn(sql, ids, unknown)
    if (unknown.size === 0 || !create) return ids
    await this.kind.create(sql, unknown)
    await this.learn(sql, ids, unknown)
    return ids
  }

  private async learn(sql: Sql, ids: Map<string, number>, unknown: Map<string, Thing>): Promise<void> {
    if (unknown.size === 0) return
    for (const [key, id] of await this.kind.find(sql, unknown)) {
      ids.set(key, id)
      unknown.delete(key)
    }
  }
}
