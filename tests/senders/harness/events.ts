import type { Db } from '@/db/client'
import type { Expected } from './sender'

/** An event as the database has it. */
export interface StoredEvent extends Expected {
  id: string
  day: string
  /** Everything else of the row, to tell whether it changes. */
  row: string
}

interface Row {
  id: string
  day: string
  model: string
  provider: string
  prompt_tokens: bigint
  completion_tokens: bigint
  reasoning_tokens: bigint
  cached_tokens: bigint
  cache_write_tokens?: bigint | null
  tool_calls: number | null
}

/** Every event that is stored, in the order of their ids. The database holds this run's alone. */
export async function readEvents(db: Db): Promise<StoredEvent[]> {
  const rows = await db.$client<Row[]>`
    select events.*, models.permaslug as model, providers.name as provider
    from events join models on models.id = model_id join providers on providers.id = provider_id
    order by day, events.id`
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    model: row.model,
    provider: row.provider,
    prompt: Number(row.prompt_tokens),
    completion: Number(row.completion_tokens),
    reasoning: Number(row.reasoning_tokens),
    cached: Number(row.cached_tokens),
    cacheWrite: row.cache_write_tokens == null ? null : Number(row.cache_write_tokens),
    toolCalls: row.tool_calls,
    row: JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  }))
}

export const keyOf = ({ day, id }: StoredEvent) => `${day} ${id}`
