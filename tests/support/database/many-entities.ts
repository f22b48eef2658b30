import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { event, type Traffic } from './traffic'

/** The word of the entity with this number: in another order than the numbers, and by byte than by alphabet. */
export function wordOf(number: number): string {
  const word = createHash('sha256').update(String(number)).digest('hex').slice(0, 8)
  return number % 3 === 0 ? `M${word}` : `m${word}`
}

/** As many models, each with an author, a provider and an app of its own, all with the number as their id. */
export async function insertEntities(db: Db, count: number): Promise<void> {
  const words = Array.from({ length: count }, (_, index) => wordOf(index + 1))
  const each = sql`unnest(${`{${words.join(',')}}`}::text[]) with ordinality as e (word, n)`
  await db.execute(
    sql`insert into authors (id, slug, name) overriding system value select n, word, word from ${each}`,
  )
  await db.execute(sql`
    insert into models (id, permaslug, name, author_id) overriding system value
    select n, word || '/' || word, word, n from ${each}`)
  await db.execute(sql`insert into providers (id, slug, name) select n, word, word from ${each}`)
  await db.execute(
    sql`insert into apps (id, identity, title) select n, word || '.example', word from ${each}`,
  )
}

/** One priced request of a session for each entity, with so many prompt tokens. */
export function requestsOf(tokens: readonly number[], more: Partial<Traffic> = {}): Traffic[] {
  return tokens.map((promptTokens, index) => {
    const id = index + 1
    const sessionHash = `00000000-0000-0000-0000-${String(id).padStart(12, '0')}`
    const own = { modelId: id, providerId: id, appId: id, sessionHash, promptTokens }
    return { ...event, completionTokens: 0, reasoningTokens: 0, cachedTokens: 0, ...own, ...more }
  })
}
