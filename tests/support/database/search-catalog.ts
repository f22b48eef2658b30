import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'

const authors = { openai: 'OpenAI', anthropic: 'Anthropic', deepseek: 'DeepSeek', google: 'Google' }

/** Slug, name, and the tokens of the last 30 days. */
const models: [slug: string, name: string, tokens: number][] = [
  ['anthropic/claude-opus-4', 'Claude Opus 4', 500],
  ['anthropic/claude-sonnet-4', 'Claude Sonnet 4', 900],
  ['anthropic/claude-haiku-3', 'Claude Haiku 3', 20],
  ['openai/gpt-4o', 'GPT-4o', 700],
  ['openai/gpt-4o-mini', 'GPT-4o mini', 800],
  ['openai/gpt-5.5', 'GPT-5.5', 90],
  ['deepseek/deepseek-r1', 'DeepSeek R1', 300],
  ['deepseek/deepseek-r1:free', 'DeepSeek R1 (free)', 600],
  ['google/gemini-2.5-flash', 'Gemini 2.5 Flash', 1000],
]

const apps: [identity: string, title: string, hidden: boolean, tokens: number][] = [
  ['claude.ai', 'Claude Code', false, 400],
  ['cline.bot', 'Cline', false, 100],
  ['github.com/acme/100-percent', '100% \\ sure_thing', false, 10],
  ['secret-claude.example', 'Claude Secret', true, 9000],
  ['rakete.example', '\u{1F680} Éclair 東京', false, 5],
]

/** The names to look for, as busy as they are listed. */
export async function insertSearchCatalog(db: Db): Promise<void> {
  for (const [slug, name] of Object.entries(authors)) {
    await db.execute(sql`insert into authors (slug, name) values (${slug}, ${name})`)
  }
  for (const [slug, name, tokens] of models) {
    const [base, variant] = slug.split(':')
    await db.execute(sql`
      insert into models (permaslug, name, author_id, base_model_id, variant)
      select ${slug}, ${name}, authors.id, base.id, ${variant ?? null}
      from authors left join models base on base.permaslug = ${variant ? base! : null}
      where authors.slug = ${slug.split('/')[0]!}`)
    await putTokens(db, 'model', sql`select id from models where permaslug = ${slug}`, tokens)
  }
  for (const [identity, title, hidden, tokens] of apps) {
    await db.execute(
      sql`insert into apps (identity, title, hidden) values (${identity}, ${title}, ${hidden})`,
    )
    await putTokens(db, 'app', sql`select id from apps where identity = ${identity}`, tokens)
  }
  await db.execute(sql`insert into providers (slug, name) values ('deepinfra', 'DeepInfra')`)
  await putTokens(db, 'author', sql`select id from authors where slug = 'openai'`, 1590)
  await putTokens(db, 'category', sql`select id from categories where slug = 'programming'`, 77)
}

/** A row of the trailing windows, as a rollup writes it, with zero for all that search does not read. */
export async function putTokens(db: Db, rollup: string, id: SQL, tokens: number): Promise<void> {
  const table = `${rollup}_windows`
  const columns = await db.execute<{ name: string }>(sql`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and atttypid = 'bigint'::regtype and attgenerated = ''`)
  const names = columns.map(({ name }) => sql.identifier(name))
  const values = columns.map(({ name }) =>
    name === 'month_prompt_tokens'
      ? sql`${tokens}::bigint`
      : sql`${name === 'month_requests' ? 1 : 0}::bigint`,
  )
  const key = rollup === 'category' ? sql`category_id` : sql`category_id, ${sql.identifier(`${rollup}_id`)}`
  const ids = rollup === 'category' ? sql`(${id})` : sql`0, (${id})`
  await db.execute(sql`
    insert into ${sql.identifier(table)} (${key}, ${sql.join(names, sql`, `)})
    values (${ids}, ${sql.join(values, sql`, `)})`)
}
