import { parseMoment } from '../../event/moment'
import { type Fields, firstOf, isFields, plain, textOf } from '../fields'
import { numberOf } from '../openrouter/openrouter-record'

const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * A row of LiteLLM_SpendLogs in the words of the payload that LiteLLM logs. In files the cells are texts: numbers
 * are read as such, `metadata` and `request_tags` are JSON, times without a zone are UTC.
 */
export function payloadOfSpendLog(row: Fields): Fields {
  const metadata = parsed(row.metadata)
  const fields = isFields(metadata) ? metadata : {}
  const [startTime, completionStartTime, endTime] = [row.startTime, row.completionStartTime, row.endTime].map(
    secondsOf,
  )
  return {
    id: row.request_id,
    call_type: row.call_type,
    status: firstOf(textOf(row.status), textOf(fields.status)),
    cache_hit: plain(row.cache_hit).toLowerCase() === 'true',
    model: firstOf(textOf(row.model), textOf(row.model_group)),
    model_group: row.model_group,
    model_map_information: fields.model_map_information,
    custom_llm_provider: row.custom_llm_provider,
    prompt_tokens: numberOf(row.prompt_tokens),
    completion_tokens: numberOf(row.completion_tokens),
    total_tokens: numberOf(row.total_tokens),
    response_cost: amountOf(row.spend),
    startTime: startTime ?? row.startTime,
    completionStartTime,
    endTime,
    request_tags: parsed(row.request_tags),
    end_user: row.end_user,
    trace_id: row.session_id,
    response: parsed(row.response),
    metadata: {
      ...fields,
      user_api_key_user_id: firstOf(textOf(fields.user_api_key_user_id), textOf(row.user)),
      user_api_key_hash: firstOf(textOf(fields.user_api_key_hash), textOf(row.api_key)),
    },
  }
}

function amountOf(cell: unknown): unknown {
  return typeof cell === 'string' && number.test(cell) ? Number(cell) : cell
}

/** JSON in a text; anything else is no object and no list, and says nothing. */
function parsed(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell
  try {
    return JSON.parse(cell)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return undefined
  }
}

/** Seconds since 1970, from a time such as `2026-08-21 10:00:00.123` or `2026-08-21T10:00:00.123Z`. */
export function secondsOf(value: unknown): number | undefined {
  const moment = parseMoment(value) ?? parseMoment(`${plain(value)}Z`)
  return moment === undefined ? undefined : moment / 1000
}
