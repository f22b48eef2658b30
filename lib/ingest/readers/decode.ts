import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { OperatorError } from '@/lib/operator-error'
import { adviceFor, encodingOf } from './signatures'

type Chunks = AsyncIterable<Uint8Array>

/**
 * The text of a file, piece by piece, unpacked where its first bytes say that it is gzip. It is UTF-8, or UTF-16
 * where its first bytes say so, as those of Excel's "Unicode Text" do.
 * @throws {OperatorError} where it is not sound gzip, or no text
 */
export async function* decodeText(chunks: Chunks): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let line = 1
  let before: Uint8Array = new Uint8Array()
  let bytes: Uint8Array = before
  try {
    for await (bytes of withHead(unpacked(withHead(chunks)))) {
      decoder ??= openDecoder(bytes)
      const text = decoder.decode(bytes, { stream: true })
      yield text
      line += countLineEnds(text)
      before = bytes
    }
    bytes = new Uint8Array()
    if (decoder) yield decoder.decode()
  } catch (cause) {
    const { code } = cause as { code?: unknown }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      const encoding = decoder?.encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'
      const at = line + linesBeforeFault(before, bytes, decoder?.encoding ?? 'utf-8')
      throw new OperatorError(`The text is not ${encoding} (line ${at}): save it as UTF-8.`, { cause })
    }
    if (typeof code === 'string' && code.startsWith('Z_')) {
      throw new OperatorError('The gzip is damaged or breaks off.', { cause })
    }
    throw cause
  }
}

/** @throws {OperatorError} where the first bytes are those of something else than text */
function openDecoder(head: Uint8Array): TextDecoder {
  const advice = adviceFor(head)
  if (advice) throw new OperatorError(advice)
  return new TextDecoder(encodingOf(head), { fatal: true })
}

/** How many lines end between the start of a chunk and what cannot be decoded in it. */
function linesBeforeFault(before: Uint8Array, bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0
  // The end of the chunk before may hold the beginning of a character.
  const tail = before.subarray(-3)
  const start = tail.findIndex((byte) => byte >= 0xc0)
  const whole = start < 0 ? bytes : Buffer.concat([tail.subarray(start), bytes])
  const [sound = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole).split('\uFFFD')
  return countLineEnds(sound)
}

function countLineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

const HEAD_BYTES = 8

/** The same bytes, of which the first chunk has enough to tell what they are. */
async function* withHead(chunks: Chunks): Chunks {
  let head: Uint8Array | undefined = new Uint8Array()
  for await (const bytes of chunks) {
    if (!head) {
      yield bytes
      continue
    }
    head = Buffer.concat([head, bytes])
    if (head.length < HEAD_BYTES) continue
    yield head
    head = undefined
  }
  if (head && head.length > 0) yield head
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
