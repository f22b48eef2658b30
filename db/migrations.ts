import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Reader } from './client'

export interface Migration {
  /** The name of its file, without `.sql`. */
  tag: string
  /** Its moment in the journal: those of one journal only rise. */
  when: number
  text: string
  /** The SHA-256 of its text, as the database notes it. */
  hash: string
}

interface Noted extends Record<string, unknown> {
  hash: string
  when: bigint
}

export interface MigrationState {
  /** Those that this program has and the database has not run, oldest first. */
  pending: Migration[]
  /** Those that the database has run and this program does not have. */
  unknown: Noted[]
}

const FOLDER = join(process.cwd(), 'db/migrations')

/** The migrations of this program, oldest first. */
export function readMigrations(): Migration[] {
  const journal = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(FOLDER, `${tag}.sql`), 'utf8')
    return { tag, when, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Compares the migrations of this program with those that the database has run, one by one: where it was made
 * between two commits, it may have run the newest and not an older one.
 */
export async function compareMigrations(reader: Reader): Promise<MigrationState> {
  const known = readMigrations()
  const noted = await notedMigrations(reader)
  const have = new Set(known.map(({ hash }) => hash))
  const ran = new Set(noted.map(({ hash }) => hash))
  return {
    pending: known.filter(({ hash }) => !ran.has(hash)),
    unknown: noted.filter(({ hash }) => !have.has(hash)),
  }
}

async function notedMigrations(reader: Reader): Promise<Noted[]> {
  const [table] = await reader.execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  )
  if (!table?.exists) return []
  return reader.execute<Noted>(
    sql`select hash, created_at as "when" from drizzle.__drizzle_migrations order by created_at, id`,
  )
}
