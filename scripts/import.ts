import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Db } from '@/db/client'
import { openDatabase } from '@/db/open'
import { importEvents } from '@/lib/ingest/import-events'
import { decodeText } from '@/lib/ingest/readers/decode'
import { type Format, formats } from '@/lib/ingest/readers/table'
import type { Tally } from '@/lib/ingest/tally'
import { OperatorError } from '@/lib/operator-error'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

const usage = `Usage: npm run import -- FILE… [--dry-run] [--format ${formats.join('|')}]

Reads events from files, or from standard input where FILE is "-", and stores them. Files may be NDJSON, JSON
(an array, or {"events": […]}) or CSV, plain or gzip; each shows by its first characters which it is.
Importing a file again changes nothing: what is there already counts as a duplicate.

  --dry-run       check everything and say what would happen, but write nothing
  --format NAME   take every file for this format
  --help          show this text

CSV needs a header row with the names of the fields; the app is in app_url, app_title and app_categories
(separated by semicolons). An empty cell is an absent field.

Rejected lines do not stop an import and leave the exit code at 0: they are listed, with their line numbers, at
the end. The exit code is 1 where a file cannot be read to its end, or the database cannot be reached.`

interface Arguments {
  files: string[]
  format: Format | undefined
  isDryRun: boolean
}

await runScript(async () => {
  const request = readArguments(process.argv.slice(2))
  if (!request) return console.log(usage)
  for (const file of request.files) await checkReadable(file)
  const { db, close } = await openDatabase()
  try {
    for (const file of request.files) await importFile(db, file, request)
  } finally {
    await close()
  }
})

/** Undefined where only the usage is asked for. */
function readArguments(argv: string[]): Arguments | undefined {
  try {
    const { positionals: files, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, format: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) return undefined
    if (files.length === 0) throw new OperatorError(usage)
    const format = formats.find((name) => name === values.format)
    if (values.format && !format) throw new OperatorError(`--format must be one of ${formats.join(', ')}.`)
    return { files, format, isDryRun: values['dry-run'] ?? false }
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n\n${usage}`, { cause })
    throw cause
  }
}

/** Finds a misspelt name before the first file has been worked on for an hour. */
async function checkReadable(file: string): Promise<void> {
  if (file !== '-') await sizeOf(file)
}

async function sizeOf(file: string): Promise<number> {
  try {
    const stats = await stat(file)
    if (stats.isDirectory()) throw new OperatorError(`${file} is a folder: name the files in it.`)
    return stats.size
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

async function importFile(db: Db, file: string, { format, isDryRun }: Arguments): Promise<void> {
  const total = file === '-' ? undefined : await sizeOf(file)
  const progress = createProgress(file === '-' ? 'standard input' : file)
  let bytesRead = 0
  const chunks = counted(file === '-' ? process.stdin : createReadStream(file), (length) => {
    bytesRead += length
    progress.update(bytesRead, total)
  })
  try {
    const tally = await importEvents(db, decodeText(chunks), {
      now: new Date(),
      format,
      isDryRun,
      onBatch: () => progress.update(bytesRead, total),
    })
    progress.finish(summary(tally, isDryRun))
    if (tally.rejected > 0) console.error(rejections(tally))
  } catch (cause) {
    progress.finish('stopped')
    throw cause instanceof OperatorError ? unreadable(file, cause) : cause
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onChunk: (length: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onChunk(chunk.length)
    yield chunk
  }
}

function summary(tally: Tally, isDryRun: boolean): string {
  const counts = `${tally.accepted} accepted (${tally.adjusted} adjusted), ${tally.duplicates} duplicates, ${tally.rejected} rejected`
  return isDryRun ? `${counts}; nothing was written` : counts
}

function rejections(tally: Tally): string {
  const lines = tally.firstRejected.map(({ line, code, message, id }) => {
    const name = id === null ? '' : ` (id ${JSON.stringify(id)})`
    return `  line ${line}: ${code}${name}: ${message}`
  })
  const more = tally.rejected - tally.firstRejected.length
  if (more > 0) lines.push(`  … and ${more} more`)
  const codes = [...tally.rejectedByCode].sort(([, one], [, other]) => other - one)
  return [...lines, 'Rejected by reason:', ...codes.map(([code, count]) => `  ${code}: ${count}`)].join('\n')
}

function unreadable(file: string, cause: unknown): OperatorError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new OperatorError(`${file} cannot be read: ${reason}`, { cause })
}
