import { createHash } from 'node:crypto'
import { dayOf } from '@/lib/domain/time/day'
import type { Freshness } from '@/lib/domain/traffic/board'
import { hasCopy } from './page/page-variants'

interface Versioned {
  contentType: string
  freshness: Freshness
  /** What is asked for, in values that JSON can write. */
  asked: unknown
  now: Date
  /** The name to save it under, where it is worth saving. */
  fileName?: string
}

/** The head of an answer that stays the same until a rollup changes something, or a new day begins. */
export function versionedHead({ contentType, freshness, asked, now, fileName }: Versioned) {
  const { dataVersion, asOf } = freshness
  const identity = JSON.stringify([String(dataVersion), asOf, dayOf(now), asked])
  return {
    'content-type': contentType,
    ...(fileName && { 'content-disposition': `inline; filename="${fileName}"` }),
    // Caches may keep it, and must ask each time: the answer is a 304 until it would be another.
    'cache-control': 'public, no-cache',
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    'x-data-version': String(dataVersion),
  }
}

export type VersionedHead = ReturnType<typeof versionedHead>

/** Whether the asking browser or cache has the answer already. */
export function isKnown(request: Request, { etag }: VersionedHead): boolean {
  return hasCopy(request.headers.get('if-none-match') ?? undefined, etag.slice('W/'.length))
}

export function unchanged(head: VersionedHead): Response {
  return new Response(null, { status: 304, headers: head })
}
