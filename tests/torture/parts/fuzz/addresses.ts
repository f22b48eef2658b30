import type { Random } from '../../harness/random'

const segments = [
  'all',
  'week',
  'month',
  'today',
  'trending',
  'programming',
  'marketing-seo',
  'models',
  'apps',
  'authors',
  'providers',
  'openai',
  'gpt-5',
  'leaderboard',
  'speed',
  'context',
  'by-spend',
  'daily',
  'top-50',
  'split',
  'share',
  'log',
  'models.csv',
  'apps-over-time.json',
  'prices.csv',
  'turns.json',
  'week.png',
  'month.svg',
  'events',
  'litellm',
  'traces',
  '2026-01-01_2026-02-01',
  'openai~gpt-5,a~b',
  'datasets',
  'rankings-daily',
  'analytics',
  'query',
  'growth',
  'activity',
]
const strange = [
  '%',
  '%00',
  '%ff',
  '%2F',
  '%2e%2e',
  '..',
  '.',
  '%25',
  '%E0%A4%A',
  '日本',
  '%F0%9F%98%80',
  'a'.repeat(4_000),
  '!25',
  '!2F',
  '__proto__',
  'constructor',
  'toString',
  '{}',
  '%0d%0aX: y',
  "'",
  '"',
  '<script>',
  '\\',
  'x.rsc',
  'NaN',
  '-1',
  '1e999',
]
const parameters = [
  'from',
  'to',
  'period',
  'category',
  'limit',
  'top',
  'metric',
  'grain',
  'variants',
  'group',
  'by',
  'model',
  'author',
  'app',
  'q',
  'theme',
  'window',
  'cursor',
  'offset',
  'sort',
  'order',
  'page',
  'input_modalities',
  'max_price',
  'context_length',
]
const values = [
  '',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'all',
  'week',
  'tokens',
  '2026-01-01',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  'null',
  '%00',
  '%ff',
  'a,b',
  'openai/gpt-5',
  '[]',
  '日',
  '%F0%9F%98%80',
  'x'.repeat(3_000),
]

/** An address below a route: its open places filled with words that there are, and with such as nobody has. */
export function strangePath(random: Random, route: string): string {
  const word = () => (random.chance(0.75) ? random.pick(segments) : random.pick(strange))
  const path = route.replace(/\[+(\.\.\.)?[^\]]+\]+/g, (_, many?: string) =>
    Array.from({ length: many ? random.integer(0, 4) : 1 }, word).join('/'),
  )
  const query = Array.from(
    { length: random.integer(0, 3) },
    () => `${random.pick(parameters)}=${random.pick(values)}`,
  )
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

export function strangeHeaders(random: Random): Record<string, string> {
  const all: Record<string, string>[] = [
    {},
    { 'accept-encoding': random.pick(['gzip', 'br', 'identity;q=0', '*;q=0', 'nonsense, ,;']) },
    { 'if-none-match': random.pick(['*', '"x"', 'W/"', '"a", "b"', '']) },
    { range: random.pick(['bytes=0-10', 'bytes=-1', 'bytes=9-1', 'lines=1-2']) },
    { authorization: random.pick(['Bearer', 'Bearer x', 'Basic !!!', `Bearer tb_${'z'.repeat(43)}`]) },
    { rsc: '1', 'next-router-state-tree': random.pick(['', '%5B', '[]', 'x'.repeat(3_000)]) },
    { 'x-forwarded-for': random.pick(['', ',', '1.2.3.4', '::1', 'x'.repeat(500)]), host: 'else.example' },
    { cookie: 'a=b; __prerender_bypass=1', 'x-middleware-subrequest': 'middleware' },
  ]
  return random.pick(all)
}

/** Requests that no client library makes. */
export function strangeRequests(key: string): string[] {
  const lines = [
    'GET * HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'GET http://else.example/about HTTP/1.1',
    'GET //about HTTP/1.1',
    'GET http:// HTTP/1.1',
    'CONNECT else.example:443 HTTP/1.1',
    'FOO / HTTP/1.1',
    'GET /about HTTP/3.0',
    'GET  /about HTTP/1.1',
    'GET /\u0000 HTTP/1.1',
    'nonsense',
    'GET /about?%zz HTTP/1.1',
    'GET ?a HTTP/1.1',
  ]
  const head = `Host: x\r\nAuthorization: Bearer ${key}\r\n`
  return [
    ...lines.map((line) => `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
    `GET /about HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`,
    `POST /api/v1/events HTTP/1.1\r\n${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n[]`,
    `POST /api/v1/events HTTP/1.1\r\n${head}Content-Length: -1\r\n\r\n[]`,
    `POST /api/v1/events HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n`,
    `POST /api/v1/events HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n[]\r\n0\r\n\r\n`,
    `POST /api/v1/events HTTP/1.1\r\n${head}Connection: close\r\nContent-Length: 1\r\n\r\n[]`,
    `GET /about HTTP/1.1\r\nHost: x\r\n${'X-Long: '.padEnd(40_000, 'x')}\r\n\r\n`,
  ]
}
