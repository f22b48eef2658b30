import { decodeSegments } from '@/lib/view/address/path-segments'
import { isDatabaseAway } from '../errors'

/** Beyond these many the oldest is forgotten: its reader has gone away. */
const MOST = 1_000
/** Next tells of a failure a moment before or behind the answer, and once for all who asked for one page at once. */
const TOLD_WITHIN_MS = 20
const HOLDS_MS = 1_000

const slot = globalThis as typeof globalThis & {
  /** When each page failed: Next loads who hears of failures apart from who sends the answers. */
  tokenboardPageFailures?: Map<string, number>
}

function failures(): Map<string, number> {
  slot.tokenboardPageFailures ??= new Map()
  return slot.tokenboardPageFailures
}

/** Notes a page that could not be drawn for want of the database. */
export function notePageFailure(error: unknown, path: string): void {
  if (!isDatabaseAway(error)) return
  const noted = failures()
  noted.delete(keyOf(path))
  noted.set(keyOf(path), performance.now())
  if (noted.size <= MOST) return
  const [oldest] = noted.keys()
  noted.delete(oldest!)
}

/** Whether that is why the page failed just now. */
export async function failedForDatabase(path: string): Promise<boolean> {
  await new Promise((told) => setTimeout(told, TOLD_WITHIN_MS))
  const atMs = failures().get(keyOf(path))
  return atMs !== undefined && performance.now() - atMs < HOLDS_MS
}

/** Next may write signs of an address that could stand as they are, such as commas, as codes. */
function keyOf(path: string): string {
  const [address = ''] = path.split('?', 1)
  return decodeSegments([address])?.[0] ?? address
}
