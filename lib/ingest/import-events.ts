import type { Db } from '@/db/client'
import { accept } from './accept'
import { deliverByCopy } from './copy-delivery'
import { type EventFormat, openFormat } from './event-formats'
import type { Outcome } from './outcome'
import { preview } from './preview'
import { peek } from './readers/peek'
import type { SourceItem, TextPieces } from './readers/reader'
import { Tally } from './tally'

/** Large enough that a COPY pays, small enough that two of them fit anywhere. */
const BATCH_ITEMS = 20_000

export interface ImportOptions {
  now: Date
  /** Told from the first characters where it is not given. */
  format?: EventFormat
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
  const { adapter, read } = openFormat(head, options.format)
  const deliver = deliverByCopy(db.$client)
  const take = (items: unknown[]): Promise<Outcome> =>
    options.isDryRun
      ? preview(db, items, { adapter, now: options.now })
      : accept(db, items, { source: 'import', adapter, apiKeyId: null, now: options.now, deliver })
  for await (const batch of batches(read(text), options.batchItems ?? BATCH_ITEMS)) {
    const values = batch.map((item) => item.value)
    tally.add(await take(values), batch)
    options.onBatch?.(tally)
  }
  return tally
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
