import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Db } from '@/db/client'
import { apiErrorResponse } from '../api/api-error'
import { toHttpError } from '../errors'
import { sendResponse } from '../server/send-response'
import { admitReader } from './read-access'

/** What asks for no key, or for one of its own kind. Anything that is written otherwise is not meant. */
const OPEN =
  /^\/(api\/(health|ready|internal\/revalidate|v1\/(events|ingest\/[\w-]+|otlp(\/[\w-]+)*))|robots\.txt)(\?|$)/

const SIGN_IN =
  'This site is for readers with a key. Load it again and give your key as the password; the name does not matter.'

/** Lets in who has a key for reading: for pages, files, pictures and the API alike, before any of them is looked at. */
export function createReadGate(
  database: () => Db,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    if (OPEN.test(request.url ?? '')) return true
    try {
      const headerOf = (name: string) => (request.headers[name] as string | undefined) ?? null
      await admitReader(database(), headerOf, 'key')
    } catch (error) {
      await refuse(request, response, error)
      return false
    }
    keepPrivate(response)
    return true
  }
}

async function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  request.resume()
  if (request.url?.startsWith('/api/')) return sendResponse(response, apiErrorResponse(error))
  const { status, code, message, headers } = toHttpError(error)
  const isUnknown = status === 401 || status === 403
  const challenge = { 'www-authenticate': 'Basic realm="Tokenboard", charset="UTF-8"' }
  return sendResponse(
    response,
    new Response(`${code === 'missing_key' ? SIGN_IN : message}\n`, {
      // Browsers ask for another key only after a 401.
      status: isUnknown ? 401 : status,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        ...(isUnknown ? challenge : headers),
      },
    }),
  )
}

/** What was told to one reader is not for caches that many share, whatever answers. */
function keepPrivate(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse
  response.writeHead = ((...given: unknown[]) => {
    const declared = response.getHeader('cache-control')
    if (declared !== undefined) response.setHeader('cache-control', privately(String(declared)))
    return writeHead(...given.map(withPrivateCache))
  }) as ServerResponse['writeHead']
}

function withPrivateCache(given: unknown): unknown {
  if (Array.isArray(given)) {
    return given.map((value, index) => {
      const name = index % 2 === 1 ? String(given[index - 1]).toLowerCase() : ''
      return name === 'cache-control' ? privately(String(value)) : value
    })
  }
  if (typeof given !== 'object' || given === null) return given
  const entries = Object.entries(given)
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      name.toLowerCase() === 'cache-control' ? privately(String(value)) : value,
    ]),
  )
}

function privately(directives: string): string {
  const rest = directives.replace(/\b(public|private|s-maxage=\d+)\b\s*,?\s*/g, '').replace(/,\s*$/, '')
  return rest ? `private, ${rest}` : 'private'
}
