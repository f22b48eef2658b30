import { wireFields } from '../event/wire-event'
import type { CellKind } from './cells'

/** The names that columns of Tokenboard's own CSV can have, and that `--map` can give: fields, the app in three. */
export const columnFields: readonly string[] = [
  ...wireFields.filter((field) => field !== 'app'),
  'app_url',
  'app_title',
  'app_categories',
]

export const requiredFields = ['id', 'created_at', 'model', 'prompt_tokens', 'completion_tokens']

const kinds: Record<string, CellKind> = {
  id: 'id',
  session_id: 'id',
  account_id: 'id',
  cost_usd: 'amount',
  tool_calls: 'count',
  sample_weight: 'count',
  incomplete: 'flag',
  tags: 'list',
  app_categories: 'list',
}

/** How the cells of a field are read. */
export function kindOf(field: string): CellKind {
  return kinds[field] ?? (/_(?:tokens|ms)$/.test(field) ? 'count' : 'text')
}

/** What files of others call the fields. Only hints are made of it: nothing is read by another name unasked. */
const otherNames: Record<string, string> = {
  request_id: 'id',
  generation_id: 'id',
  call_id: 'id',
  trace_id: 'id',
  uuid: 'id',
  date: 'created_at',
  time: 'created_at',
  datetime: 'created_at',
  timestamp: 'created_at',
  created: 'created_at',
  start_time: 'created_at',
  model_name: 'model',
  model_permaslug: 'model',
  input: 'prompt_tokens',
  input_tokens: 'prompt_tokens',
  tokens_in: 'prompt_tokens',
  tokens_prompt: 'prompt_tokens',
  prompt: 'prompt_tokens',
  output: 'completion_tokens',
  output_tokens: 'completion_tokens',
  tokens_out: 'completion_tokens',
  tokens_completion: 'completion_tokens',
  completion: 'completion_tokens',
}

/** A name as the fields are written: `Prompt Tokens` is `prompt_tokens`. */
export function spelled(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** `--map` for the missing fields, as far as a column has a name that is known for one. */
export function hintsFor(missing: readonly string[], names: readonly string[]): string[] {
  return missing.flatMap((field) => {
    const name = names.find((each) => otherNames[spelled(each)] === field)
    return name === undefined ? [] : [`--map ${JSON.stringify(`${name}=${field}`)}`]
  })
}
