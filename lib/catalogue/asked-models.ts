import type { Sql } from '@/db/sql'

/**
 * Many senders name a model as requests do (`openai/gpt-5.5`), and the catalogue knows it by its permaslug
 * (`openai/gpt-5.5-20260423`). Such a name is counted as it was sent, as a model of its own: this is what it has in common
 * with the one that the catalogue means by it.
 */
export const askedLists = ['input_modalities', 'output_modalities', 'supported_parameters'] as const
export const askedFacts = [
  'context_length',
  'max_completion_tokens',
  'hugging_face_id',
  'released_at',
  'prompt_nano_usd_per_million',
  'completion_nano_usd_per_million',
  'cached_nano_usd_per_million',
] as const

/** Tells the models that traffic brought under a catalogue's id what the catalogue says of it. */
export async function tellAskedModels(sql: Sql): Promise<number> {
  const names = ['name', ...askedFacts, ...askedLists]
  const of = (table: string) => names.map((name) => `${table}.${name}`).join(', ')
  const result = await sql.unsafe(`
    update models as asked set (${names.join(', ')}) = row(${of('listed')})
    from models as listed
    where listed.catalogue_id = asked.permaslug and listed.id <> asked.id and asked.catalogue_source is null
      and row(${of('asked')}) is distinct from row(${of('listed')})`)
  return result.count
}
