import { env } from '@/lib/env'
import { HttpError } from './errors'

const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i

/** The address of the site without a slash at its end: as the operator names it, else as the request does. */
export function requestOrigin(request: Request, siteUrl = env().SITE_URL): string {
  if (siteUrl) return siteUrl.replace(/\/$/, '')
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (!HOST.test(host)) {
    throw new HttpError({ status: 400, code: 'invalid_host', message: 'The Host header names no host.' })
  }
  const isSecure = request.headers.get('x-forwarded-proto') === 'https'
  return `${isSecure ? 'https' : 'http'}://${host.toLowerCase()}`
}
