import { apiEndpoints } from '../api/catalogue'

const pages = new Set([
  'about',
  'apps',
  'authors',
  'boards',
  'browse',
  'categories',
  'compare',
  'docs',
  'embed',
  'export',
  'growth',
  'models',
  'pictures',
  'providers',
  'rankings',
  'reference',
  'search',
])

const files = new Set(['/feed.xml', '/icon.svg', '/llms.txt', '/metrics', '/robots.txt', '/sitemap.xml'])

const ownRoutes = [
  '/api/health',
  '/api/ready',
  '/api/v1/events',
  '/api/v1/ingest',
  '/api/v1/openapi.json',
  '/api/v1/otlp/v1/traces',
  '/api/v1/otlp',
  '/api/v1/search',
]

/** The route of a path, as one of a few words: addresses that anyone makes up count as `other`. */
export function routeOf(path: string): string {
  const pathname = path.split('?', 1)[0]!
  if (pathname === '/') return '/'
  if (files.has(pathname)) return pathname
  if (pathname.startsWith('/_next/')) return '/_next'
  const own = ownRoutes.find((route) => pathname === route || pathname.startsWith(`${route}/`))
  if (own) return own
  const endpoint = apiEndpoints.find(({ path: written }) => matches(`/api/v1${written}`, pathname))
  if (endpoint) return `/api/v1${endpoint.path}`
  const [, first = ''] = pathname.split('/', 2)
  return pages.has(first) ? `/${first}` : 'other'
}

function matches(written: string, pathname: string): boolean {
  const [parts, given] = [written.split('/'), pathname.split('/')]
  return (
    parts.length === given.length &&
    parts.every((part, place) => part.startsWith('{') || part === given[place])
  )
}
