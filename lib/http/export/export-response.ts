import { createHash } from 'node:crypto'
import type { Db } from '@/db/client'
import { dayOf } from '@/lib/domain/time/day'
import { lastDay } from '@/lib/domain/time/day-range'
import { listCategory } from '@/lib/domain/traffic/list-question'
import type { OpenExport } from '@/lib/exports/open-export'
import { openExport } from '@/lib/exports/open-file'
import { UnknownEntity } from '@/lib/queries/entity/entity-ref'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { categoryPath } from '@/lib/view/address/category-path'
import { downloadName, type ExportName, type ExportQuestion } from '@/lib/view/file/export'
import { ChunkPipe, ReaderGone } from '../chunk-pipe'
import { Slots } from '../limit/slots'
import { unknownEntity } from './export-entity'
import { exportTexts } from './export-text'
import { growthRefusal } from './growth-refusal'

const slots = new Slots(4, 10_000)

/**
 * Answers with the file. The answer begins once its head is known; its rows are streamed from the same snapshot
 * while the reader takes them.
 */
export function exportResponse(
  db: Db,
  request: Request,
  name: ExportName,
  asked: ExportQuestion,
  now: Date,
): Promise<Response> {
  return new Promise((resolve, fail) => {
    let pipe: ChunkPipe | undefined
    const work = () =>
      readSnapshot(db, async (reader) => {
        const file = await openExport(reader, asked, now)
        const headers = headersOf(file, name, asked, now)
        if (isKnown(request, headers.etag)) return resolve(new Response(null, { status: 304, headers }))
        if (request.method === 'HEAD') return resolve(new Response(null, { headers }))
        pipe = new ChunkPipe()
        resolve(new Response(pipe.readable, { headers }))
        await write(exportTexts[name.format].text(file), pipe)
      })
    slots.run(work).catch((error) => {
      const parameter = asked.kind === 'compare' ? 'slug' : undefined
      fail(forReaders(error, parameter))
      pipe?.abort(error)
      // Once the answer has begun, `fail` is heard by nobody: the body breaks off, and the log has the cause.
      if (pipe && !(error instanceof ReaderGone)) console.error('An export broke off:', error)
    })
  })
}

/** What the reader can mend is said so that they can. */
function forReaders(error: unknown, parameter: string | undefined): unknown {
  if (error instanceof UnknownEntity) return unknownEntity(error, parameter)
  return error instanceof GrowthRefused ? growthRefusal(error) : error
}

async function write(texts: AsyncGenerator<string>, pipe: ChunkPipe): Promise<void> {
  for await (const text of texts) await pipe.send(text)
  pipe.close()
}

function headersOf(file: OpenExport, name: ExportName, asked: ExportQuestion, now: Date) {
  const { contentType, disposition } = exportTexts[name.format]
  const { freshness, range } = file
  const saved = downloadName(
    name,
    categoryPath(asked.kind === 'list' ? listCategory(asked.question.filters) : asked.question.category),
    range.from,
    lastDay(range),
    asked.of,
  )
  return {
    'content-type': contentType,
    'content-disposition': `${disposition}; filename="${saved}"`,
    // Caches may keep it, and must ask each time: the answer is a 304 until a rollup changes something.
    'cache-control': 'public, no-cache',
    etag: `W/"${createHash('sha256')
      .update(tag(file, asked, now))
      .digest('base64url')
      .slice(0, 22)}"`,
    'x-data-version': String(freshness.dataVersion),
  }
}

function tag({ freshness }: OpenExport, asked: ExportQuestion, now: Date): string {
  return JSON.stringify([String(freshness.dataVersion), freshness.asOf, dayOf(now), asked])
}

function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  return known.some((value) => value.trim() === etag || value.trim() === '*')
}
