import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ASK_EACH_TIME } from './page-lifetime'
import { scriptPolicy } from './page-scripts'

const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** An answer as it goes out: header names and values in turn. */
export interface Variant {
  body: Buffer
  tag: string
  headers: string[]
  /** Without the body: what a browser is told whose copy is still right. */
  unchangedHeaders: string[]
}

export type Variants = Record<Encoding, Variant>

const BROTLI_QUALITY = 5

/** Headers of the one connection that brought the answer, and those that are set anew for each encoding. */
const notKept = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'etag',
  'vary',
  'content-length',
  'content-encoding',
  'cache-control',
  'content-security-policy',
  'x-nextjs-cache',
])

/** The finished answer in every encoding, made once: compressing is most of the work of sending a page. */
export async function makeVariants(headers: IncomingHttpHeaders, body: Buffer): Promise<Variants> {
  const policy = scriptPolicy(body.toString())
  const [br, gzip, identity] = await Promise.all(
    encodings.map((encoding) => makeVariant(headers, body, encoding, policy)),
  )
  return { br: br!, gzip: gzip!, identity: identity! }
}

/** The answer in one encoding. */
export async function makeVariant(
  headers: IncomingHttpHeaders,
  body: Buffer,
  encoding: Encoding,
  policy = scriptPolicy(body.toString()),
  cacheControl = ASK_EACH_TIME,
): Promise<Variant> {
  const bytes = await compress[encoding](body)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const tag = `"${hash}-${encoding}"`
  const kept = Object.entries(headers).filter(([name]) => !notKept.has(name))
  const policies = [headers['content-security-policy'], policy].filter(Boolean).join('; ')
  const unchangedHeaders = [
    ...kept.flatMap(([name, value]) => [name, String(value)]),
    ...['vary', varyOf(headers), 'cache-control', cacheControl],
    ...['content-security-policy', policies, 'etag', tag],
  ]
  const length = ['content-length', String(bytes.length)]
  const encoded = encoding === 'identity' ? [] : ['content-encoding', encoding]
  return { body: bytes, tag, headers: [...unchangedHeaders, ...length, ...encoded], unchangedHeaders }
}

/** The headers of a variant that nothing keeps. */
export function untagged({ headers, tag }: Variant): string[] {
  return headers.toSpliced(headers.indexOf(tag) - 1, 2)
}

const compress: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body),
  identity: async (body) => body,
}

/** The encoding that this `Accept-Encoding` likes best, the smallest of equals. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity'
  let best: Encoding = 'identity'
  let bestQuality = 0
  for (const encoding of ['br', 'gzip'] as const) {
    const quality = qualityOf(accepted, encoding)
    if (quality > bestQuality) [best, bestQuality] = [encoding, quality]
  }
  return best
}

/** Whether a browser that sends this `If-None-Match` has the variant already. */
export function hasCopy(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch.split(',').some((candidate) => {
    const known = candidate.trim()
    return known === '*' || known === tag || known === `W/${tag}`
  })
}

function varyOf(headers: IncomingHttpHeaders): string {
  const names = (headers.vary ?? '').split(',').map((name) => name.trim())
  const others = names.filter((name) => name && name.toLowerCase() !== 'accept-encoding')
  return [...others, 'Accept-Encoding'].join(', ')
}

const quality = {
  br: /(?:^|,)\s*br\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i,
  gzip: /(?:^|,)\s*gzip\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i,
}

function qualityOf(accepted: string, encoding: 'br' | 'gzip'): number {
  const match = quality[encoding].exec(accepted)
  return match ? Number(match[1] ?? 1) : 0
}
