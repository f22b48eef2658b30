import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/time/day'

/** What is known from the catalogue that comes with Tokenboard, and from nothing that was imported. */
export interface BuiltInUse {
  asOf: Day
  models: number
  providers: number
}

/** Null where nothing of it is in use. */
export async function getBuiltInUse(reader: Reader): Promise<BuiltInUse | null> {
  const [row] = await reader.execute<BuiltInUse & Record<string, unknown>>(sql`
    select value as "asOf",
      (select count(*)::int from models where catalogue_source = 'built-in') as models,
      (select count(*)::int from providers where catalogue_source = 'built-in') as providers
    from settings where name = 'built_in_catalogue'`)
  return row && row.models + row.providers > 0 ? row : null
}
