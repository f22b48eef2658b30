import { type Fields, isFields, listOf, plain } from './fields'

/** Objects that sum up many requests: batches, pages of usage reports, the end of a session of an agent. */
const sums = new Set(['batch', 'message_batch', 'page', 'bucket', 'organization.usage.completions.result'])

/** Objects that are paid for by the picture or the second. */
const untokened = new Set(['video', 'video.generation', 'audio.speech'])

/** Whether a record without usage is of something that states no tokens: pictures, videos, judgements of a text. */
export function isUntokened(record: Fields): boolean {
  const isPicture = listOf(record.data).some((item) => 'url' in item || 'b64_json' in item)
  const isJudgement = listOf(record.results).some((item) => 'flagged' in item)
  return isPicture || isJudgement || untokened.has(plain(record.object))
}

/** Whether a record is the answer to a question how many tokens a text has: no model was asked. */
export function isCountOfTokens(record: Fields): boolean {
  if (record.object === 'response.input_tokens') return true
  const names = Object.keys(record)
  return (
    (record.totalTokens !== undefined &&
      record.candidates === undefined &&
      record.usageMetadata === undefined) ||
    (record.input_tokens !== undefined && names.every((name) => countFields.has(name)))
  )
}

const countFields = new Set(['input_tokens', 'context_management'])

const counters = ['request_counts', 'num_model_requests', 'num_requests', 'num_turns', 'api_requests']

/**
 * Whether a record states what several requests used together. Its requests come by themselves, such as the lines of
 * a batch's output file: to count the sum too would double them, and alone it would be one giant request.
 */
export function isSumOfRequests(record: Fields): boolean {
  if (sums.has(plain(record.object)) || sums.has(plain(record.type))) return true
  // The end of an agent's session sums up its turns, also where it had one.
  if (record.type === 'result' && 'num_turns' in record) return true
  return counters.some((name) => isFields(record[name]) || Number(plain(record[name])) > 1)
}
