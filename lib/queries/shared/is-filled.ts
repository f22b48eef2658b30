import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Digest } from '@/db/digests/digest'

/** Whether a digest has rows: in a database that was migrated a moment ago it has them from the next rollup on. */
export async function isFilled(reader: Reader, { name }: Digest): Promise<boolean> {
  const [row] = await reader.execute<{ found: boolean }>(
    sql`select exists (select from ${sql.identifier(name)}) as found`,
  )
  return row!.found
}
