import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Reader } from './client'

interface Journal {
  entries: { tag: string; when: number }[]
}

/** The names of the migrations that this program has and the database has not run, oldest first. */
export async function pendingMigrations(reader: Reader): Promise<string[]> {
  const [table] = await reader.execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  )
  const [row] = table?.exists
    ? await reader.execute<{ newest: bigint | null }>(
        sql`select max(created_at)::bigint as newest from drizzle.__drizzle_migrations`,
      )
    : []
  const newest = Number(row?.newest ?? 0)
  return readJournal()
    .entries.filter(({ when }) => when > newest)
    .map(({ tag }) => tag)
}

export function readJournal(folder = join(process.cwd(), 'db/migrations')): Journal {
  return JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
}
