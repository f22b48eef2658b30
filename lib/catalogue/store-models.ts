import type { Sql } from '@/db/sql'
import type { CatalogueModel } from './read-models'
import { type CatalogueSource, claim, givesWay } from './source'

export interface StoredModels {
  added: number
  updated: number
}

/** The facts of a model, but for its prices: a column of `models` each. */
const facts = {
  name: 'text',
  catalogue_id: 'text',
  context_length: 'integer',
  max_completion_tokens: 'integer',
  hugging_face_id: 'text',
  released_at: 'timestamptz',
  input_modalities: 'text[]',
  output_modalities: 'text[]',
  supported_parameters: 'text[]',
} as const

type Fact = keyof typeof facts

const names = Object.keys(facts) as Fact[]
const isList = (name: Fact) => facts[name] === 'text[]'
const columns = `permaslug text, base text, variant text, author text, ${names.map((name) => `${name} ${facts[name]}`).join(', ')}`
/** What the file leaves empty stays. */
const kept = (name: Fact) =>
  isList(name)
    ? `case when cardinality(sent.${name}) > 0 then sent.${name} else models.${name} end`
    : `coalesce(sent.${name}, models.${name})`
const keptFacts = names.map(kept).join(', ')

/** Creates and updates models. Where the file has a variant alone, its base model is created for it. */
export async function storeModels(
  sql: Sql,
  models: readonly CatalogueModel[],
  source: CatalogueSource,
): Promise<StoredModels> {
  const listed = new Set(models.map(({ permaslug }) => permaslug))
  const taken = source === 'built-in' ? await importedIds(sql) : new Map<string, string>()
  const rows = models.map(rowOf).map((row) => {
    const holder = taken.get(row.catalogue_id ?? '')
    return holder === undefined || holder === row.permaslug ? row : { ...row, catalogue_id: null }
  })
  const bases = rows.filter(({ variant }) => variant === null)
  const variants = rows.filter(({ variant }) => variant !== null)
  const missingBases = [
    ...new Map(variants.filter(({ base }) => !listed.has(base)).map((row) => [row.base, row])).values(),
  ]
  const orphans = missingBases.map((row) => ({
    ...row,
    permaslug: row.base,
    variant: null,
    catalogue_id: null,
    name: withoutVariant(row.name),
  }))
  const known = await existing(
    sql,
    orphans.map(({ base }) => base),
  )
  await forgetMovedIds(sql, models, source)
  const added = (await insert(sql, [...bases, ...orphans])) + (await insert(sql, variants))
  const stated = [...bases, ...variants, ...orphans.filter(({ base }) => !known.has(base))]
  const updated = await update(sql, stated, source)
  await claim(
    sql,
    'models',
    'permaslug',
    stated.map(({ permaslug }) => permaslug),
    source,
  )
  return { added, updated }
}

type Row = ReturnType<typeof rowOf>

function rowOf(model: CatalogueModel) {
  return {
    permaslug: model.permaslug,
    base: model.base,
    variant: model.variant as string | null,
    author: model.author,
    name: model.name,
    catalogue_id: model.catalogueId as string | null,
    context_length: model.contextLength,
    max_completion_tokens: model.maxCompletionTokens,
    hugging_face_id: model.huggingFaceId,
    released_at: model.releasedAtMs === null ? null : new Date(model.releasedAtMs).toISOString(),
    input_modalities: model.inputModalities,
    output_modalities: model.outputModalities,
    supported_parameters: model.supportedParameters,
  }
}

/** `Gemma 4 (free)` is `Gemma 4` served in another way. */
function withoutVariant(name: string): string {
  return name.replace(/ \([^()]+\)$/, '')
}

async function existing(sql: Sql, permaslugs: string[]): Promise<Set<string>> {
  const rows = await sql<{ permaslug: string }[]>`
    select permaslug from models where permaslug = any(${permaslugs}::text[])`
  return new Set(rows.map(({ permaslug }) => permaslug))
}

/** The ids that an operator's catalogue has given, and to which model: the built-in one gives them to no other. */
async function importedIds(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; permaslug: string }[]>`
    select catalogue_id as id, permaslug from models
    where catalogue_source = 'imported' and catalogue_id is not null`
  return new Map(rows.map(({ id, permaslug }) => [id, permaslug]))
}

/** An id can move on to the next release: then the model before it is no longer meant by it. */
async function forgetMovedIds(
  sql: Sql,
  models: readonly CatalogueModel[],
  source: CatalogueSource,
): Promise<void> {
  await sql`
    update models set catalogue_id = null
    from unnest(${models.map(({ catalogueId }) => catalogueId)}::text[],
      ${models.map(({ permaslug }) => permaslug)}::text[]) as sent (id, permaslug)
    where models.catalogue_id = sent.id and models.permaslug <> sent.permaslug
      and ${givesWay(sql, 'models', source)}`
}

async function insert(sql: Sql, rows: readonly Row[]): Promise<number> {
  const result = await sql.unsafe(
    `insert into models (permaslug, base_model_id, variant, author_id, ${names.join(', ')})
    select sent.permaslug, base.id, sent.variant, authors.id, ${names.map((name) => (isList(name) ? `coalesce(sent.${name}, '{}')` : `sent.${name}`)).join(', ')}
    from json_to_recordset($1::text::json) as sent (${columns})
    join authors on authors.slug = sent.author
    left join models as base on sent.variant is not null and base.permaslug = sent.base
    order by sent.permaslug collate "C"
    on conflict do nothing`,
    [JSON.stringify(rows)],
  )
  return result.count
}

async function update(sql: Sql, rows: readonly Row[], source: CatalogueSource): Promise<number> {
  const result = await sql.unsafe(
    `update models set (${names.join(', ')}) = row(${keptFacts})
    from json_to_recordset($1::text::json) as sent (${columns})
    where models.permaslug = sent.permaslug
      and ($2 = 'imported' or models.catalogue_source is distinct from 'imported')
      and row(${names.map((name) => `models.${name}`).join(', ')}) is distinct from row(${keptFacts})`,
    [JSON.stringify(rows), source],
  )
  return result.count
}
