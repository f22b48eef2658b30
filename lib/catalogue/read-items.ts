import { z } from 'zod'
import { isStorable } from '@/lib/ingest/event/text'
import { OperatorError } from '@/lib/operator-error'

/** A catalogue of a few hundred models is below a megabyte; one of this length is another kind of file. */
const MAX_LENGTH = 64_000_000
const SHOWN_FAULTS = 20

export interface ReadItems<Item> {
  items: Item[]
  /** What could not be read, one sentence an item. */
  faults: string[]
}

/** The whole text, for formats that come as one JSON value. */
export async function readWhole(pieces: AsyncIterable<string> | Iterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > MAX_LENGTH) {
      throw new OperatorError(`The file has more than ${MAX_LENGTH} characters: this is no catalogue.`)
    }
  }
  return text
}

/**
 * The value of a text that is one JSON document.
 * @throws {OperatorError} where it is none
 */
export function parseDocument(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new OperatorError(`The text is not JSON: ${cause.message}.`, { cause })
  }
}

/**
 * The items of a document that is an array, or an object with the array under `data`. An item that is not as it
 * should be costs only itself.
 * @throws {OperatorError} where there is no array
 */
export function readItems<Schema extends z.ZodType>(
  document: unknown,
  schema: Schema,
  what: string,
): ReadItems<z.output<Schema>> {
  const values = Array.isArray(document) ? document : (document as { data?: unknown } | null)?.data
  if (!Array.isArray(values)) throw new OperatorError(`The text holds no list of ${what} under "data".`)
  const read: ReadItems<z.output<Schema>> = { items: [], faults: [] }
  for (const [place, value] of values.entries()) {
    const result = schema.safeParse(value)
    if (result.success) read.items.push(result.data)
    else read.faults.push(faultOf(value, place, result.error))
  }
  return read
}

/** The items without those that an earlier one has told of already: each of these is a fault. */
export function firstOfEach<Item>(
  { items, faults }: ReadItems<Item>,
  keyOf: (item: Item) => string,
  nameOf: (item: Item) => string,
): ReadItems<Item> {
  const first = new Map<string, Item>()
  const repeated: string[] = []
  for (const item of items) {
    const before = first.get(keyOf(item))
    if (before === undefined) first.set(keyOf(item), item)
    else
      repeated.push(
        `${JSON.stringify(nameOf(item))}: the same as ${JSON.stringify(nameOf(before))}, which counts`,
      )
  }
  return { items: [...first.values()], faults: [...faults, ...repeated] }
}

/** A text that the database can hold. */
export function textUpTo(length: number) {
  return z.string().min(1).max(length).refine(isStorable, 'must not hold NUL or half a character')
}

/** The first faults, a line each, and how many more there are. */
export function faultLines(faults: readonly string[]): string[] {
  const shown = faults.slice(0, SHOWN_FAULTS).map((fault) => `  ${fault}`)
  const more = faults.length - shown.length
  return more > 0 ? [...shown, `  … and ${more} more`] : shown
}

function faultOf(value: unknown, place: number, error: z.ZodError): string {
  const { id, slug } = (value ?? {}) as { id?: unknown; slug?: unknown }
  const name = [id, slug].find((text) => typeof text === 'string') as string | undefined
  const issue = error.issues[0]!
  const field = issue.path.join('.')
  const where = name === undefined ? `entry ${place + 1}` : JSON.stringify(name.slice(0, 200))
  return field ? `${where}: ${field}: ${issue.message}` : `${where}: ${issue.message}`
}
