import type { ServerResponse } from 'node:http'
import { apiErrorResponse } from '../api/api-error'
import { HttpError } from '../errors'
import { sendResponse } from './send-response'

/** NUL, which PostgreSQL refuses in any text. A path may be decoded twice on its way to a page. */
const NUL_IN_PATH = /%(?:25)*00/
const NUL_IN_QUERY = /%00/

/** Whether the address is a path that can be decoded, into texts that names can have. */
export function isSoundAddress(url: string): boolean {
  if (!url.startsWith('/')) return false
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  if (NUL_IN_PATH.test(path) || (mark !== -1 && NUL_IN_QUERY.test(url.slice(mark)))) return false
  try {
    decodeURIComponent(path)
    return true
  } catch (cause) {
    if (cause instanceof URIError) return false
    throw cause
  }
}

/** Answers a request whose address is not sound, before anything looks for what it names. */
export async function refuseAddress(url: string, response: ServerResponse): Promise<void> {
  const error = new HttpError({
    status: 400,
    code: 'invalid_address',
    message:
      'This address cannot be read: it is no path, has %00, or a percent sign that is not followed by UTF-8.',
  })
  if (url.startsWith('/api/')) return sendResponse(response, apiErrorResponse(error))
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return sendResponse(response, new Response(`${error.message}\n`, { status: error.status, headers }))
}
