import type { Db } from '@/db/client'
import { OperatorError } from '@/lib/operator-error'
import { accept } from './accept'
import { type FormatOptions, openFormat } from './event-formats'
import type { Outcome } from './outcome'
import { preview } from './preview'
import { peek } from './readers/peek'
import type { SourceItem, TextPieces } from './readers/reader'
import { deliverByCopy } from './store/copy-delivery'
import { Tally } from './tally'

/** Large enough that a COPY pays, small enough that two of them fit anywhere. */
const BATCH_ITEMS = 20_000

export interface ImportOptions extends Omit<FormatOptions, 'onPassedOver'> {
  now: Date
  /** Checks and compares everything, writes nothing. */
  isDryRun?: boolean
  batchItems?: number
  /** Called after every batch, with what is known so far. */
  onBatch?: (tally: Tally) => void
}

/**
 * Takes in a text of any size, batch by batch: each is stored before more is read, so the memory stays flat.
 * Repeating an import that broke off is safe: what is there already counts as duplicate.
 */
export async function importEvents(db: Db, pieces: TextPieces, options: ImportOptions): Promise<Tally> {
  const tally = new Tally()
  const { head, text } = await peek(pieces)
  const { format, map, isUtc } = options
  const onPassedOver = (columns: readonly string[]): void => void tally.passedOver.push(...columns)
  const { adapter, read } = openFormat(head, { format, map, isUtc, onPassedOver })
  const deliver = deliverByCopy(db.$client)
  const take = (items: unknown[]): Promise<Outcome> =>
    options.isDryRun
      ? preview(db, items, { adapter, now: options.now })
      : accept(db, items, { source: 'import', adapter, apiKeyId: null, now: options.now, deliver })
  let ending: unknown
  const items = untilFailure(read(text), (cause) => {
    ending = cause
  })
  for await (const batch of batches(items, options.batchItems ?? BATCH_ITEMS)) {
    const values = batch.map((item) => item.value)
    tally.add(await take(values), batch)
    options.onBatch?.(tally)
  }
  if (ending !== undefined) throw withTally(ending, tally, options.isDryRun ?? false)
  return tally
}

/** What was read before a failure is taken in like the rest; the failure is told afterwards. */
async function* untilFailure(
  groups: AsyncIterable<SourceItem[]>,
  onFailure: (cause: unknown) => void,
): AsyncGenerator<SourceItem[]> {
  const iterator = groups[Symbol.asyncIterator]()
  try {
    while (true) {
      let next: IteratorResult<SourceItem[]>
      try {
        next = await iterator.next()
      } catch (cause) {
        onFailure(cause)
        return
      }
      if (next.done) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** The failure of a file, with what had been taken of it. */
function withTally(
  cause: unknown,
  { records, accepted, duplicates, completed, rejected }: Tally,
  isDryRun: boolean,
): unknown {
  if (!(cause instanceof OperatorError) || records === 0) return cause
  const stored = isDryRun ? 'Nothing was stored; before it there were' : 'What came before it was taken:'
  return new OperatorError(
    `${cause.message} ${stored} ${accepted} accepted, ${duplicates} duplicates, ${completed} completed, ${rejected} rejected.`,
    { cause },
  )
}

async function* batches(
  groups: AsyncIterable<SourceItem[]>,
  batchItems: number,
): AsyncGenerator<SourceItem[]> {
  let batch: SourceItem[] = []
  for await (const group of groups) {
    for (const item of group) {
      batch.push(item)
      if (batch.length < batchItems) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
