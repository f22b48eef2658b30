import { type SQL, sql } from 'drizzle-orm'
import type { CategoryFilter } from '@/lib/domain/entity/categories'

/** Which models are listed. What is missing is not asked. */
export interface ModelFilter {
  /** Models that write one of these. Of `text` are also those whose outputs nobody knows. */
  outputs?: readonly string[] | undefined
  /** Models that read all of these. */
  inputs?: readonly string[] | undefined
  parameters?: readonly string[] | undefined
  authors?: readonly string[] | undefined
  /** Slugs or names of who ran the model in the last 30 days. */
  providers?: readonly string[] | undefined
  /** A part of the name or the slug. */
  text?: string | undefined
  minContext?: number | undefined
  /** Billionths of a dollar for a million tokens. */
  prompt?: Bounds | undefined
  completion?: Bounds | undefined
  /** The first and the last moment of the release. */
  released?: { from?: Date | undefined; until?: Date | undefined } | undefined
}

export interface Bounds {
  min?: bigint | undefined
  max?: bigint | undefined
}

/** The condition on the rows of `catalogueFacts` under the alias `f`, beside those of `model_windows` under `w`. */
export function isListed(filter: ModelFilter, category: CategoryFilter): SQL {
  const conditions = [
    sql`true`,
    ...(category === 'all' ? [] : [sql`w.week_prompt_tokens + w.week_completion_tokens > 0`]),
    ...ofLists(filter),
    ...ofNumbers(filter),
  ]
  return sql.join(conditions, sql` and `)
}

function ofLists({ outputs, inputs, parameters, authors, providers, text }: ModelFilter): SQL[] {
  return [
    ...(outputs ? [isWritten(outputs)] : []),
    ...(inputs ? [sql`f."inputModalities" @> ${list(inputs)}`] : []),
    ...(parameters ? [sql`f."supportedParameters" @> ${list(parameters)}`] : []),
    ...(authors ? [sql`f.author = any (${list(authors)})`] : []),
    ...(providers ? [sql`f.id in (${ranBy(providers)})`] : []),
    ...(text === undefined
      ? []
      : [sql`position(lower(${text}) in lower(f."authorName" || ': ' || f.name || ' ' || f.permaslug)) > 0`]),
  ]
}

function isWritten(outputs: readonly string[]): SQL {
  const isOne = sql`f."outputModalities" && ${list(outputs)}`
  return outputs.includes('text') ? sql`(${isOne} or f."outputModalities" = '{}')` : isOne
}

function ranBy(providers: readonly string[]): SQL {
  return sql`
    select r.model_id from provider_model_daily r
    where r.day > (select data_through - 30 from rollup_state) and r.provider_id in (
      select id from providers where slug = any (${list(providers)}) or name = any (${list(providers)}))`
}

function ofNumbers({ minContext, prompt, completion, released }: ModelFilter): SQL[] {
  const within = (column: SQL, { min, max }: Bounds = {}) => [
    ...(min === undefined ? [] : [sql`${column} >= ${min}::bigint`]),
    ...(max === undefined ? [] : [sql`${column} <= ${max}::bigint`]),
  ]
  return [
    ...(minContext === undefined ? [] : [sql`f."contextLength" >= ${minContext}`]),
    ...within(sql`f.prompt`, prompt),
    ...within(sql`f.completion`, completion),
    ...(released?.from ? [sql`f."releasedAt" >= ${released.from.toISOString()}::timestamptz`] : []),
    ...(released?.until ? [sql`f."releasedAt" <= ${released.until.toISOString()}::timestamptz`] : []),
  ]
}

/** Words as one parameter. */
function list(texts: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`
}
