import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { OperatorError } from '@/lib/operator-error'

type Chunks = AsyncIterable<Uint8Array>

/**
 * The text of a file, piece by piece, unpacked where its first bytes say that it is gzip.
 * @throws {OperatorError} where it is not sound gzip, or not UTF-8
 */
export async function* decodeText(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of unpacked(chunks)) yield decoder.decode(bytes, { stream: true })
    yield decoder.decode()
  } catch (cause) {
    const { code } = cause as { code?: unknown }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new OperatorError('The text is not UTF-8.', { cause })
    if (typeof code === 'string' && code.startsWith('Z_')) {
      throw new OperatorError('The gzip is damaged or breaks off.', { cause })
    }
    throw cause
  }
}

async function* unpacked(chunks: Chunks): Chunks {
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const all = rejoin(first.value, iterator)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all
  const gunzip = createGunzip()
  // A failure ends gunzip with the same error, which the loop over it throws: the callback has nothing to add.
  pipeline(Readable.from(all), gunzip, () => undefined)
  yield* gunzip
}

async function* rejoin(first: Uint8Array, rest: AsyncIterator<Uint8Array>): Chunks {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
