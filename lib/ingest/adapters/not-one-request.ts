import { type Fields, isFields } from './fields'

/** Objects that sum up many requests: batches, pages of usage reports, the end of a session of an agent. */
const sums = new Set(['batch', 'message_batch', 'page', 'bucket', 'organization.usage.completions.result'])

const counters = ['request_counts', 'num_model_requests', 'num_requests', 'num_turns', 'api_requests']

/**
 * Whether a record states what several requests used together. Its requests come by themselves, such as the lines of
 * a batch's output file: to count the sum too would double them, and alone it would be one giant request.
 */
export function isSumOfRequests(record: Fields): boolean {
  if (sums.has(String(record.object)) || sums.has(String(record.type))) return true
  return counters.some((name) => isFields(record[name]) || Number(record[name]) > 1)
}
