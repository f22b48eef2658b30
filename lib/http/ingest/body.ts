import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { HttpError } from '../errors'

type Chunks = AsyncIterable<Uint8Array>

/**
 * The body of a request as text, unpacked where it is gzip.
 * @throws {HttpError} as `readBytes` does, and 400 where it is not UTF-8
 */
export async function readBody(request: Request, maximumBytes: number): Promise<string> {
  return decodeText(await readBytes(request, maximumBytes))
}

/**
 * The body of a request, unpacked where it is gzip. Bytes are counted as they come, before and after unpacking, so
 * that neither an endless body nor a small one that unpacks to gigabytes is ever held whole.
 * @throws {HttpError} 413 above the limit, 415 for another encoding, 400 where it broke off or is not gzip
 */
export async function readBytes(request: Request, maximumBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maximumBytes) throw tooLarge(maximumBytes)
  const isPacked = readEncoding(request) === 'gzip'
  if (!request.body) return Buffer.alloc(0)
  const received = limited(left(request.body), maximumBytes)
  try {
    return isPacked
      ? await pipeline(received, createGunzip(), (unpacked: Chunks) =>
          collect(limited(unpacked, maximumBytes)),
        )
      : await collect(received)
  } catch (cause) {
    throw cause instanceof HttpError ? cause : unreadable(cause, isPacked)
  }
}

function readEncoding(request: Request): 'gzip' | 'identity' {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (encoding === 'gzip' || encoding === 'x-gzip') return 'gzip'
  if (encoding === 'identity' || encoding === '') return 'identity'
  throw new HttpError({
    status: 415,
    code: 'unsupported_encoding',
    message: `Content-Encoding "${encoding}" is not understood: send the body as it is, or as gzip.`,
    headers: { 'accept-encoding': 'gzip, identity' },
  })
}

/** The chunks of a body. Cancelling it would cut its connection off from being read: what is refused is left instead. */
function left(body: ReadableStream<Uint8Array>): Chunks {
  return body.values({ preventCancel: true })
}

async function* limited(chunks: Chunks, maximumBytes: number): Chunks {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > maximumBytes) throw tooLarge(maximumBytes)
    yield chunk
  }
}

async function collect(chunks: Chunks): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

/** @throws {HttpError} 400 where the bytes are not UTF-8 */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new HttpError({
      status: 400,
      code: 'invalid_encoding',
      message: 'The body is not UTF-8 text.',
      cause,
    })
  }
}

function tooLarge(maximumBytes: number): HttpError {
  return new HttpError({
    status: 413,
    code: 'body_too_large',
    message: `A request may carry ${maximumBytes} bytes, packed and unpacked: send the events in smaller batches.`,
    details: { maximum_bytes: maximumBytes },
  })
}

function unreadable(cause: unknown, isPacked: boolean): HttpError {
  const { code } = cause as { code?: unknown }
  if (isPacked && typeof code === 'string' && code.startsWith('Z_')) {
    return new HttpError({ status: 400, code: 'invalid_gzip', message: 'The body is not sound gzip.', cause })
  }
  return new HttpError({ status: 400, code: 'incomplete_body', message: 'The body broke off.', cause })
}
