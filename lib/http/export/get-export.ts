import type { RouteContext } from '../route'
import { parseExportName, parseExportQuestion } from './export-question'
import { exportResponse } from './export-response'

/** `GET /export/<board>.csv|.json` and `<board>-over-time`: the numbers of a page as a file. */
export async function getExport({ request, db, now }: RouteContext): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const name = parseExportName(pathname.slice(pathname.lastIndexOf('/') + 1))
  return exportResponse(db, request, name, parseExportQuestion(name, searchParams, now), now)
}
