import type { Variants } from './page-variants'

interface Entry {
  variants: Variants
  bytes: number
  expiresMs: number
}

/** What an entry takes beside its bodies, so that many small pages do not count as nothing. */
const ENTRY_BYTES = 2_048

/**
 * Finished pages by path, at most so many bytes of them: the page that was not asked for the longest goes first.
 * All belong to one generation of the figures, and go when it does.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>()
  readonly #maximumBytes: number
  readonly #generation: () => number
  #held: number
  #bytes = 0

  constructor(maximumBytes: number, generation: () => number) {
    this.#maximumBytes = maximumBytes
    this.#generation = generation
    this.#held = generation()
  }

  get bytes(): number {
    return this.#bytes
  }

  get(path: string, nowMs: number): Variants | undefined {
    this.#dropOldGeneration()
    const entry = this.#entries.get(path)
    if (!entry) return undefined
    this.#entries.delete(path)
    if (entry.expiresMs <= nowMs) {
      this.#bytes -= entry.bytes
      return undefined
    }
    this.#entries.set(path, entry) // now the one that was asked for last
    return entry.variants
  }

  /** Keeps a page that was begun in this generation; one that the figures have overtaken is not kept. */
  put(path: string, variants: Variants, begunIn: number, expiresMs: number): void {
    this.#dropOldGeneration()
    if (begunIn !== this.#held) return
    const bytes = bytesOf(path, variants)
    if (bytes > this.#maximumBytes) return
    this.#bytes += bytes - (this.#entries.get(path)?.bytes ?? 0)
    this.#entries.delete(path)
    this.#entries.set(path, { variants, bytes, expiresMs })
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#maximumBytes) break
      this.#entries.delete(oldest)
      this.#bytes -= entry.bytes
    }
  }

  #dropOldGeneration(): void {
    const generation = this.#generation()
    if (generation === this.#held) return
    this.#held = generation
    this.#entries.clear()
    this.#bytes = 0
  }
}

function bytesOf(path: string, { br, gzip, identity }: Variants): number {
  return ENTRY_BYTES + path.length + br.body.length + gzip.body.length + identity.body.length
}
