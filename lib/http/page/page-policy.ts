import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Headers by which Next chooses between a page and its parts, previews and renewals. */
const NEXT_HEADER = /^(rsc$|next-|x-nextjs|x-prerender|x-matched)/
const NOT_PAGES = /^\/(api|export|_next)(\/|$)/
const PREVIEW_COOKIE = /(^|;\s*)__(prerender_bypass|next_preview_data)=/

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** Whether this asks for a whole page, which is then the same for everybody. */
export function asksForPage(request: Asked): boolean {
  const { url = '', headers } = request
  if (!url.startsWith('/') || url.includes('?') || NOT_PAGES.test(url)) return false
  if (headers.cookie && PREVIEW_COOKIE.test(headers.cookie)) return false
  return asksForAddress(request)
}

/** Whether this asks for what stands at an address, as browsers and other readers do, and not for a part of a page. */
export function asksForAddress({ method, headers }: Asked): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  for (const name in headers) if (NEXT_HEADER.test(name)) return false
  return true
}

/** How long Next lets shared caches keep this answer, in seconds; 0 for one that is not to be kept. */
export function lifetimeSeconds(status: number, headers: IncomingHttpHeaders): number {
  if (status !== 200 || !headers['content-type']?.startsWith('text/html')) return 0
  if (headers['set-cookie'] || headers['content-encoding']) return 0
  if (headers['x-nextjs-cache'] === 'STALE') return 0 // its successor is being drawn
  const directives = headers['cache-control'] ?? ''
  if (/\b(no-store|no-cache|private)\b/.test(directives)) return 0
  const names = (headers.vary ?? '').toLowerCase().split(',')
  if (!names.every((name) => isKnownVariation(name.trim()))) return 0
  return Number(/\bs-maxage=(\d+)/.exec(directives)?.[1] ?? 0)
}

/** Requests with one of Next's headers never come to the cache, and encodings are its own affair. */
function isKnownVariation(name: string): boolean {
  return name === '' || name === 'accept-encoding' || NEXT_HEADER.test(name)
}
