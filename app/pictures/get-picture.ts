import type { Reader } from '@/db/client'
import { readCitation } from '@/lib/http/citation'
import { picturePng } from '@/lib/http/picture/picture-png'
import { type PictureQuestion, parsePicture } from '@/lib/http/picture/picture-question'
import type { RouteContext } from '@/lib/http/route'
import { isKnown, unchanged, type VersionedHead, versionedHead } from '@/lib/http/versioned-response'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { chartPicture } from '@/lib/view/chart/chart-picture'
import type { Picture } from '@/lib/view/picture/picture'
import { pictureSvg } from '@/lib/view/picture/picture-svg'
import { readSubject } from './subject-chart'

const contentTypes = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const

/** `GET /pictures/<path>.svg|.png`: the chart of a board, of one thing or of a comparison as a picture. */
export async function getPicture({ request, db, now }: RouteContext): Promise<Response> {
  const asked = parsePicture(new URL(request.url))
  const { head, picture } = await readSnapshot(db, async (reader) => {
    const head = await headOf(reader, request, asked, now)
    return { head, picture: isKnown(request, head) ? null : await draw(reader, asked, now) }
  })
  if (picture === null) return unchanged(head)
  if (request.method === 'HEAD') return new Response(null, { headers: head })
  const body = asked.format === 'svg' ? pictureSvg(picture) : new Uint8Array(await picturePng(picture))
  return new Response(body, { headers: head })
}

async function headOf(
  reader: Reader,
  request: Request,
  asked: PictureQuestion,
  now: Date,
): Promise<VersionedHead> {
  const freshness = await getFreshness(reader)
  const { pathname } = new URL(request.url)
  const fileName = `tokenboard-${pathname
    .split('/')
    .slice(2)
    .join('-')
    .replace(/[^\w.-]/g, '_')}`
  return versionedHead({ contentType: contentTypes[asked.format], freshness, asked, now, fileName })
}

async function draw(reader: Reader, { subject, theme }: PictureQuestion, now: Date): Promise<Picture> {
  const chart = await readSubject(reader, subject, now)
  const { dataThrough } = await getFreshness(reader)
  return chartPicture(chart.view, {
    theme,
    heading: chart.heading,
    dataThrough,
    citation: await readCitation(reader),
  })
}
