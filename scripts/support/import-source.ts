import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { OperatorError } from '@/lib/operator-error'

/** What is read: a file, `-` for standard input, or an address on the web. */
export interface ImportSource {
  chunks: AsyncIterable<Uint8Array>
  /** How many bytes there are, where that is known. */
  total: number | undefined
}

const isAddress = (name: string) => /^https?:\/\//i.test(name)

/** Finds a misspelt name before the first file has been worked on for an hour. */
export async function checkReadable(name: string): Promise<void> {
  if (name !== '-' && !isAddress(name)) await sizeOf(name)
}

/** @throws {OperatorError} where there is nothing to be read */
export async function openSource(name: string): Promise<ImportSource> {
  if (name === '-') return { chunks: process.stdin, total: undefined }
  if (isAddress(name)) return fetchSource(name)
  return { total: await sizeOf(name), chunks: createReadStream(name) }
}

export function unreadable(name: string, cause: unknown): OperatorError {
  const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
  const said = cause instanceof Error ? cause.message : String(cause)
  const reason = isMissing ? 'there is no such file.' : said
  return new OperatorError(`${name} cannot be read: ${reason}`, { cause })
}

async function sizeOf(file: string): Promise<number> {
  try {
    const stats = await stat(file)
    if (stats.isDirectory()) throw new OperatorError(`${file} is a folder: name the files in it.`)
    return stats.size
  } catch (cause) {
    throw cause instanceof OperatorError ? cause : unreadable(file, cause)
  }
}

async function fetchSource(address: string): Promise<ImportSource> {
  const response = await fetch(address).catch((cause) => {
    throw unreadable(address, failureOf(cause))
  })
  if (!response.ok || !response.body) {
    throw unreadable(address, new OperatorError(`it answers ${response.status}.`))
  }
  // The length that a server states is that of the packed answer, and what is read is not packed any more.
  return { total: undefined, chunks: bodyOf(response.body) }
}

async function* bodyOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    throw new OperatorError(`the answer breaks off: ${failureOf(cause).message}`, { cause })
  }
}

/** `fetch` says only that it failed; what happened is the cause. */
function failureOf(cause: unknown): Error {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  return error.cause instanceof Error ? error.cause : error
}
