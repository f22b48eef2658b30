import { env } from '@/lib/env'
import { HttpError } from '../errors'

/** Only this machine itself is called so, so that nobody else can be led anywhere by it. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * The address of the site without a slash at its end: as the operator names it, else as a request from this machine
 * does. Any other Host is what a stranger says, and would stand in answers that caches hand to others: then it is
 * empty, and links begin with their path.
 */
export function requestOrigin(request: Request, siteUrl = env().SITE_URL): string {
  if (siteUrl) return siteUrl.replace(/\/$/, '')
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (!LOOPBACK.test(host)) return ''
  const isSecure = request.headers.get('x-forwarded-proto') === 'https'
  return `${isSecure ? 'https' : 'http'}://${host.toLowerCase()}`
}

/**
 * The address of the site for what takes no links that begin with their path.
 * @throws {HttpError} 404 where nobody named it
 */
export function requireOrigin(request: Request, siteUrl = env().SITE_URL): string {
  const origin = requestOrigin(request, siteUrl)
  if (origin) return origin
  throw new HttpError({
    status: 404,
    code: 'unknown_site_url',
    message: 'This site does not know its own address: its operator sets SITE_URL.',
  })
}
