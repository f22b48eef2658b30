import { isDatabaseAway } from '../errors'

/** Beyond these many the oldest is forgotten: its reader has gone away. */
const MOST = 1_000
const TOLD_WITHIN_MS = 20

const slot = globalThis as typeof globalThis & {
  /** Next tells of a failure apart from the answer, and loads who hears of it apart from who sends the answer. */
  tokenboardPageFailures?: Set<string>
}

function paths(): Set<string> {
  slot.tokenboardPageFailures ??= new Set()
  return slot.tokenboardPageFailures
}

/** Notes a page that could not be drawn for want of the database. */
export function notePageFailure(error: unknown, path: string): void {
  if (!isDatabaseAway(error)) return
  const noted = paths()
  noted.add(keyOf(path))
  if (noted.size <= MOST) return
  const [oldest] = noted
  noted.delete(oldest!)
}

/** Whether that is why the page failed. Of several who asked for one page at once Next tells a moment after the answer. */
export async function failedForDatabase(path: string): Promise<boolean> {
  await new Promise((told) => setTimeout(told, TOLD_WITHIN_MS))
  return paths().delete(keyOf(path))
}

/** Next may write signs of an address that could stand as they are, such as commas, as codes. */
function keyOf(path: string): string {
  return decodeURIComponent(path.split('?', 1)[0]!)
}
