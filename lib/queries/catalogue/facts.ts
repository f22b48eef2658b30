import { type SQL, sql } from 'drizzle-orm'

/** What a variant shares with its base model, where the catalogue says nothing of it alone. A price is its own. */
const shared = {
  huggingFaceId: 'hugging_face_id',
  releasedAt: 'released_at',
  contextLength: 'context_length',
  maxCompletionTokens: 'max_completion_tokens',
}
const sharedLists = {
  inputModalities: 'input_modalities',
  outputModalities: 'output_modalities',
  supportedParameters: 'supported_parameters',
}

/** A row for each model, with the columns of `CatalogueEntry`. */
export function catalogueFacts(now: Date): SQL {
  const columns = [
    ...Object.entries(shared).map(([name, column]) => `coalesce(m.${column}, b.${column}) as "${name}"`),
    ...Object.entries(sharedLists).map(
      ([name, column]) => `case when m.${column} = '{}' then b.${column} else m.${column} end as "${name}"`,
    ),
  ]
  return sql`
    select m.id, m.permaslug, m.catalogue_id as "catalogueId", m.name, a.slug as author, a.name as "authorName",
      ${sql.raw(columns.join(', '))}, m.prompt_nano_usd_per_million as prompt,
      m.completion_nano_usd_per_million as completion, m.cached_nano_usd_per_million as cached,
      p.request_nano_usd as request, p.overrides
    from models m
    join models b on b.id = coalesce(m.base_model_id, m.id)
    join authors a on a.id = m.author_id
    left join (
      select distinct on (model_id) model_id, request_nano_usd, overrides from model_prices
      where valid_from <= ${now.toISOString()} order by model_id, valid_from desc
    ) p on p.model_id = m.id`
}
