import { hash } from 'node:crypto'
import { parseMoment } from '../event/moment'
import { MAX_ID_LENGTH } from '../event/read-event'

/** Random ids have at least as many characters; those of small servers are counters with fewer. */
const MIN_UNIQUE_LENGTH = 20

/** A counter behind words: `chatcmpl-373`, `chat_cmpl_00000000000000000042`. */
const counter = /^[a-z]*(?:[-_:.][a-z]+)*[-_:.]?\d+$/i

/** What says nothing in an id: its words, and the zeros of `00000000-0000-0000-0000-000000000000`. */
const empty = /^[a-z]+[-_:.]|[0_-]/gi
const MIN_TOLD_LENGTH = 8

/** Whether an id that another system gave is long and random enough to come only once. */
export function isUniqueId(id: string): boolean {
  return (
    id.length >= MIN_UNIQUE_LENGTH && !counter.test(id) && id.replace(empty, '').length >= MIN_TOLD_LENGTH
  )
}

/** The id that a record of another system counts under, and the one that it had before ids were told apart so. */
export interface RecordId {
  id: unknown
  formerId?: string
}

/**
 * A record's id; one that may come again is made one with the record's own time, to the second. So `chatcmpl-373` of
 * one minute and of the next are two requests, and the same record sent twice is one. Of an id that is too long to be
 * stored, such as the one that LiteLLM packs a whole route into, the hash counts.
 * @param madeAt when the record says that it was made, as the wire has it
 */
export function recordId(id: unknown, madeAt: unknown): RecordId {
  if (typeof id !== 'string' || id === '') return { id }
  if (id.length > MAX_ID_LENGTH) return { id: `sha256-${hash('sha256', id, 'hex')}` }
  if (isUniqueId(id)) return { id }
  const moment = parseMoment(madeAt)
  return moment === undefined ? { id } : { id: `${id}@${Math.floor(moment / 1000)}`, formerId: id }
}
