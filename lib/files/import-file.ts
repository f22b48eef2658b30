import type { Db } from '@/db/client'
import { importModels, type ModelsReport } from '@/lib/catalogue/import-models'
import { importProviders, type ProvidersReport } from '@/lib/catalogue/import-providers'
import { type EventFormat, eventFormats } from '@/lib/ingest/event-formats'
import { importEvents } from '@/lib/ingest/import-events'
import type { ColumnMap } from '@/lib/ingest/readers/column-map'
import { firstKeys } from '@/lib/ingest/readers/first-keys'
import { peek } from '@/lib/ingest/readers/peek'
import type { TextPieces } from '@/lib/ingest/readers/reader'
import type { Tally } from '@/lib/ingest/tally'
import { OperatorError } from '@/lib/operator-error'
import { importReferenceApps } from '@/lib/reference/import-apps'
import { importReferenceDays } from '@/lib/reference/import-days'
import type { ReferenceReport } from '@/lib/reference/report'

export interface ImportFileOptions {
  now: Date
  /** Told from the first characters where it is not given. */
  format?: FileFormat
  /** A file of events with columns, or keys, of its own. */
  map?: ColumnMap
  /** Of a mapped file: times without a zone are UTC. */
  isUtc?: boolean
  isDryRun?: boolean
  /** Since when the prices of a catalogue hold. */
  pricesFrom?: Date
  onBatch?: (tally: Tally) => void
}

export type FileReport = { kind: 'events'; tally: Tally } | ModelsReport | ProvidersReport | ReferenceReport

type Import = (db: Db, text: TextPieces, options: ImportFileOptions) => Promise<FileReport>

/** What is no list of events, and the keys of its entries that say so. */
const others = {
  models: { marks: ['id', 'canonical_slug', 'name'], take: importModels },
  providers: { marks: ['slug', 'name', 'headquarters'], take: importProviders },
  'rankings-daily': { marks: ['date', 'model_permaslug', 'total_tokens'], take: importReferenceDays },
  'app-rankings': { marks: ['app_name', 'total_tokens', 'total_requests'], take: importReferenceApps },
} as const satisfies Record<string, { marks: readonly string[]; take: Import }>

export type OtherFormat = keyof typeof others
export type FileFormat = EventFormat | OtherFormat

const otherFormats = Object.keys(others) as OtherFormat[]

/** Everything that `--format` can be. */
export const fileFormats: readonly FileFormat[] = [...eventFormats, ...otherFormats]

/** Takes in a file of whatever kind its first characters show, or is said to be. */
export async function importFile(
  db: Db,
  pieces: TextPieces,
  options: ImportFileOptions,
): Promise<FileReport> {
  const { head, text } = await peek(pieces)
  const { format, map } = options
  const other = format === undefined && !map ? otherOf(head) : otherFormats.find((name) => name === format)
  if (other && map)
    throw new OperatorError(`--map is for files of events: leave it out, or --format ${other}.`)
  if (other) return others[other].take(db, text, options)
  const tally = await importEvents(db, text, { ...options, format: format as EventFormat | undefined })
  return { kind: 'events', tally }
}

function otherOf(head: string): OtherFormat | undefined {
  const keys = firstKeys(head)
  return otherFormats.find((name) => others[name].marks.every((mark) => keys.has(mark)))
}
