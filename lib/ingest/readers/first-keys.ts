import { OperatorError } from '@/lib/operator-error'
import { headerOf } from './csv-header'
import { linesOf } from './csv-lines'

/** Names under which sources wrap their records. */
const wrappers = new Set(['data', 'events'])

/**
 * The keys of the first record that the first characters of a text show: the first line of CSV, or the first JSON
 * object, whether it stands alone, in a list, or under `data` or `events`. The last may be cut off.
 */
export function firstKeys(head: string): ReadonlySet<string> {
  const text = head.trimStart().replace(/^\uFEFF/, '')
  if (text.startsWith('{') || text.startsWith('[')) return jsonKeys(text)
  return new Set(csvNames(text))
}

/** None where the text has no header: whoever reads it will say so. */
function csvNames(text: string): string[] {
  try {
    return headerOf(linesOf(text), true)?.names ?? []
  } catch (cause) {
    if (cause instanceof OperatorError) return []
    throw cause
  }
}

const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[[\]{}]/g

function jsonKeys(text: string): Set<string> {
  let keys = new Set<string>()
  let depth = 0
  let recordDepth = 0
  for (const [mark, name, colon] of text.matchAll(token)) {
    if (mark === '{' || mark === '[') {
      depth += 1
      if (mark === '{') recordDepth ||= depth
    } else if (mark === '}' || mark === ']') {
      if (depth === recordDepth && keys.size > 0) return keys
      depth -= 1
    } else if (colon && depth === recordDepth && name !== undefined) {
      keys.add(name)
      if (!wrappers.has(name)) continue
      // What stands in here are the records: what stood before it was about all of them.
      keys = new Set()
      recordDepth = 0
    }
  }
  return keys
}
