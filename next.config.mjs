import { resolve } from 'node:path'

/**
 * Any site may frame what stands under /embed, and no other may frame the rest.
 * @type {import('next').NextConfig['headers']}
 */
const headers = async () => [
  {
    source: '/:path*',
    headers: [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    ],
  },
  {
    source: '/((?!embed/).*)',
    headers: [{ key: 'Content-Security-Policy', value: "frame-ancestors 'self'" }],
  },
]

/** @type {import('next').NextConfig} */
const config = {
  // `npm run typecheck` does this with TypeScript 7, which has no API for the build to call.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The tag is a hash of the whole page, computed in JavaScript for every request: over half of the time it takes.
  generateEtags: false,
  headers,
  // Next would keep a file of every address that it ever drew, for ever and for any figures, where every server of this
  // checkout finds it. What it keeps in memory is for parts of pages; the door has the finished pages.
  experimental: { isrFlushToDisk: false },
  cacheHandler: resolve('lib/http/page/page-store.mjs'),
  cacheMaxMemorySize: 16 * 1024 * 1024,
  serverExternalPackages: ['postgres'],
  // `/` is the rankings page with its default question, `/models` a list without filters. Pages of their own would be
  // drawn at build time, when there is no database; a path with parameters is drawn when it is first asked for, and
  // then kept.
  rewrites: async () => [
    { source: '/', destination: '/rankings/all/week' },
    { source: '/:kind(models|authors|providers|apps)', destination: '/browse/:kind' },
  ],
}

export default config
