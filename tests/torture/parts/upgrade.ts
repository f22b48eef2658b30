import { migrateDatabase } from '@/db/migrate'
import { type Migration, readMigrations } from '@/db/migrations'
import { ensurePartitions } from '@/db/partitions'
import type { Sql } from '@/db/sql'
import { Ledger, type LedgerEvent } from '../harness/ledger'
import type { Part, Torture } from '../harness/part'

/** The first migration behind which events can be stored and wait for a rollup. */
const FIRST = '0004_create_jobs'

export const upgrade: Part = {
  name: 'upgrade',
  about: 'databases as each earlier migration left them, with events, brought to the newest and rolled up',
  async run(torture) {
    const migrations = readMigrations()
    const first = migrations.findIndex(({ tag }) => tag === FIRST)
    const all = migrations.slice(first, -1).map((_, place) => first + place + 1)
    const counts = torture.size === 'whole' ? all : [torture.random.pick(all)]
    for (const count of counts) await from(torture, migrations.slice(0, count))
  },
}

async function from(torture: Torture, migrations: readonly Migration[]): Promise<void> {
  const { db, drop } = await torture.createDatabase()
  const sql = db.$client
  await sql.unsafe('drop schema public cascade; create schema public; drop schema drizzle cascade')
  await sql.unsafe(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`)
  for (const { text, hash, when } of migrations) {
    await sql.unsafe(text)
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`
  }
  const ledger = new Ledger(torture, `from-${migrations.length}`)
  const events = ledger.make(400)
  await store(sql, events)
  ledger.book(events)
  torture.count('events', events.length)
  await migrateDatabase(db)
  torture.count('migrations to start from')
  await ledger.settle(db)
  await drop()
}

/** Stores events by the columns that there have been from the beginning. */
async function store(sql: Sql, events: readonly LedgerEvent[]): Promise<void> {
  const authors = new Set(events.map(({ model }) => model.split('/')[0]!))
  await sql`insert into authors (slug, name) select slug, slug from unnest(${[...authors]}::text[]) slug`
  const models = new Set(events.map(({ model }) => model))
  await sql`
    insert into models (permaslug, author_id, name)
    select slug, (select id from authors a where a.slug = split_part(m.slug, '/', 1)), slug
    from unnest(${[...models]}::text[]) as m (slug)`
  const days = [...new Set(events.map(dayOf))]
  await ensurePartitions(sql, days)
  for (const event of events) {
    await sql`
      insert into events (day, id, created_at, model_id, provider_id, app_id, category_id, prompt_tokens,
        completion_tokens, reasoning_tokens, cached_tokens, sample_weight, adjusted)
      select ${dayOf(event)}, ${event.id}, ${event.created_at}, m.id, 0, 0, c.id, ${event.prompt_tokens},
        ${event.completion_tokens}, 0, 0, 1, false
      from models m, categories c where m.permaslug = ${event.model} and c.slug = ${event.category}`
  }
  for (const day of days) {
    const accepted = events.filter((event) => dayOf(event) === day).length
    await sql`
      insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
      values ('api', ${day}, ${accepted}, 0, 0, 0)`
  }
}

function dayOf({ created_at }: LedgerEvent): string {
  return created_at.slice(0, 10)
}
