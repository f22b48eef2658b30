import { HttpError } from '../errors'
import { methodNotAllowed } from '../other-methods'
import type { ApiEndpoint } from './endpoint'

const ROOT = '/api/v1'

export interface FoundEndpoint {
  endpoint: ApiEndpoint
  place: Record<string, string>
}

/**
 * The endpoint of a path. One that is written out comes before one with `{names}`.
 * @throws {HttpError} 404 that lists what there is, 405 where the path takes another method
 */
export function findEndpoint(
  endpoints: readonly ApiEndpoint[],
  method: string,
  pathname: string,
): FoundEndpoint {
  const given = pathname.slice(ROOT.length).split('/')
  const byPath = endpoints
    .flatMap((endpoint) => {
      const place = match(endpoint.path.split('/'), given)
      return place ? [{ endpoint, place }] : []
    })
    .toSorted((a, b) => Object.keys(a.place).length - Object.keys(b.place).length)
  if (byPath.length === 0) throw notFound(endpoints)
  const wanted = method === 'HEAD' ? 'GET' : method
  const found = byPath.find(({ endpoint }) => endpoint.method === wanted)
  if (found) return found
  throw methodNotAllowed(byPath.map(({ endpoint }) => endpoint.method))
}

function match(written: string[], given: string[]): Record<string, string> | null {
  if (written.length !== given.length) return null
  const place: Record<string, string> = {}
  for (const [index, part] of written.entries()) {
    const value = given[index]!
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined && part !== value) return null
    if (name === undefined) continue
    const decoded = decode(value)
    if (!decoded) return null
    place[name] = decoded
  }
  return place
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    if (cause instanceof URIError) return null
    throw cause
  }
}

function notFound(endpoints: readonly ApiEndpoint[]): HttpError {
  const choices = endpoints.map(({ method, path }) => `${method} ${ROOT}${path}`)
  return new HttpError({
    status: 404,
    code: 'unknown_endpoint',
    message: 'There is no such address in the API.',
    details: { choices },
  })
}
