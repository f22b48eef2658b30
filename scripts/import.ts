import { parseArgs } from 'node:util'
import type { Db } from '@/db/client'
import { openDatabase } from '@/db/open'
import { renewBuiltIn, takeBuiltIn } from '@/lib/catalogue/take-built-in'
import { isDay } from '@/lib/domain/time/day'
import { type FileFormat, fileFormats, importFile } from '@/lib/files/import-file'
import { type ColumnMap, parseColumnMap } from '@/lib/ingest/readers/column-map'
import { decodeText } from '@/lib/ingest/readers/decode'
import { OperatorError } from '@/lib/operator-error'
import { startRules } from '@/lib/rules/applied'
import { checkReadable, openSource, unreadable } from './support/import-source'
import { faultsOf, isWhole, notesOf, summaryOf } from './support/import-summary'
import { loadConfig } from './support/load-config'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

const usage = `Usage: npm run import -- FILE… [--dry-run] [--format NAME] [--map theirs=ours]…
       [--utc] [--prices-from DAY]

Reads files, addresses (https://…), or standard input where FILE is "-", plain or gzip, and stores what they hold. Each
shows by its first characters what it is:

  events             Tokenboard's own, as NDJSON, JSON (an array, or {"events": […]}) or CSV
  OpenRouter         the CSV of its Activity page, answers of /generation
  LiteLLM            rows of LiteLLM_SpendLogs, as JSON, NDJSON or CSV
  catalogues         models.json and providers.json, as OpenRouter's /models and /providers answer
  reference series   OpenRouter's datasets rankings-daily and app-rankings, shown beside your own figures

The word "catalogue" takes the catalogue that comes with Tokenboard, which a new database has already: after an update
it brings newer names and prices. What you imported stands before it.

Importing a file again changes nothing: what is there already counts as a duplicate.

  --dry-run          check everything and say what would happen, but write nothing
  --format NAME      take every file for this: ${wrapped(fileFormats)}
  --map theirs=ours  a file of other columns: its column (or, in JSON, key) "theirs" is the field "ours"; once for
                     each. Counts of several columns are added up: --map input+cache_read=prompt_tokens
  --utc              with --map: times without a zone are UTC
  --prices-from DAY  a catalogue's prices hold since this UTC day (else from now on)
  --help             show this text

CSV needs a header row with the names of the columns; docs/files.md says how files of spreadsheets and databases are
read. In Tokenboard's own the app is in app_url, app_title and app_categories.

Refused events do not stop an import and leave the exit code at 0: they are listed, with their line numbers, at the
end. The exit code is 1 where a line, or the rest of a file, could not be read, or the database cannot be reached.`

interface Arguments {
  files: string[]
  format: FileFormat | undefined
  map: ColumnMap | undefined
  isUtc: boolean
  isDryRun: boolean
  pricesFrom: Date | undefined
}

/** In place of a file: the catalogue that comes with Tokenboard. A file of that name is `./catalogue`. */
const BUILT_IN = 'catalogue'

await runScript(async () => {
  const request = readArguments(process.argv.slice(2))
  if (!request) return console.log(usage)
  const takesBuiltIn = request.files.includes(BUILT_IN)
  for (const file of request.files) if (file !== BUILT_IN) await checkReadable(file)
  const { rules } = await loadConfig()
  const { db, close } = await openDatabase()
  try {
    if (!request.isDryRun) await startRules(db, rules)
    if (!request.isDryRun && !takesBuiltIn) await takeBuiltIn(db, { now: new Date() })
    for (const file of request.files) {
      await (file === BUILT_IN ? renewCatalogue(db, request) : takeFile(db, file, request))
    }
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
      options: {
        'dry-run': { type: 'boolean' },
        format: { type: 'string' },
        map: { type: 'string', multiple: true },
        utc: { type: 'boolean' },
        'prices-from': { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return undefined
    if (files.length === 0) throw new OperatorError(usage)
    const format = fileFormats.find((name) => name === values.format)
    if (values.format && !format)
      throw new OperatorError(`--format must be one of ${fileFormats.join(', ')}.`)
    if (files.includes(BUILT_IN) && (format || values.map || values['prices-from'])) {
      throw new OperatorError(
        '"catalogue" says itself what it is and since when its prices hold: import it without --format, --map and --prices-from.',
      )
    }
    const map = parseColumnMap(values.map ?? [])
    if (values.utc && !map)
      throw new OperatorError('--utc belongs to --map: say --map created_at=created_at too.')
    const pricesFrom = values['prices-from']
    if (pricesFrom !== undefined && !isDay(pricesFrom)) {
      throw new OperatorError('--prices-from must be a day such as 2026-08-21.')
    }
    return {
      files,
      format,
      map,
      isUtc: values.utc ?? false,
      isDryRun: values['dry-run'] ?? false,
      pricesFrom: pricesFrom === undefined ? undefined : new Date(`${pricesFrom}T00:00:00Z`),
    }
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n\n${usage}`, { cause })
    throw cause
  }
}

async function renewCatalogue(db: Db, { isDryRun }: Arguments): Promise<void> {
  const progress = createProgress('the built-in catalogue')
  progress.finish(summaryOf(await renewBuiltIn(db, { now: new Date(), isDryRun }), isDryRun))
}

async function takeFile(db: Db, file: string, { files: _, ...options }: Arguments): Promise<void> {
  const { chunks, total } = await openSource(file)
  const progress = createProgress(file === '-' ? 'standard input' : file)
  let bytesRead = 0
  const text = decodeText(
    counted(chunks, (length) => {
      bytesRead += length
      progress.update(bytesRead, total)
    }),
  )
  try {
    const report = await importFile(db, text, {
      now: new Date(),
      ...options,
      onBatch: () => progress.update(bytesRead, total),
    })
    progress.finish(summaryOf(report, options.isDryRun))
    const lines = [...notesOf(report), ...faultsOf(report)]
    if (lines.length > 0) console.error(lines.join('\n'))
    if (!isWhole(report)) process.exitCode = 1
  } catch (cause) {
    progress.finish('stopped')
    throw cause instanceof OperatorError ? unreadable(file, cause) : cause
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onChunk(chunk.length)
    yield chunk
  }
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + name.length < 80) lines[lines.length - 1] = `${line}, ${name}`
    else lines.push(name)
  }
  return lines.join(',\n                     ')
}
