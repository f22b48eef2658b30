import type { ServerResponse } from 'node:http'

/** So long a place is kept for a reader who takes nothing, and for whatever hangs. */
const BEHIND_MS = 100
const LONGEST_MS = 30_000

interface DrawingOptions {
  /** Begins to count; answers what ends it. */
  work: () => () => void
  /** Gives its place to the next; called once. */
  leave: () => void
}

/**
 * An answer that is being made. It pays while it is worked on, not while it waits for its reader, and gives its place up
 * where that takes long: streams have bounds of their own.
 */
export class Drawing {
  readonly #work: () => () => void
  readonly #leave: () => void
  readonly #longest: NodeJS.Timeout
  #pause: (() => void) | undefined
  #behind: NodeJS.Timeout | undefined
  #holdsPlace = true
  #isOver = false

  constructor({ work, leave }: DrawingOptions) {
    this.#work = work
    this.#leave = leave
    this.#pause = work()
    this.#longest = setTimeout(() => this.end(), LONGEST_MS)
  }

  /** Notices when the reader is behind, when they have caught up, and when the rest is theirs to take. */
  follow(response: ServerResponse): void {
    const { write, end } = response
    response.write = ((...given: Parameters<typeof write>) => {
      const isTaken = write.apply(response, given)
      if (!isTaken) this.#readerIsBehind()
      return isTaken
    }) as typeof write
    response.end = ((...given: Parameters<typeof end>) => {
      this.end()
      return end.apply(response, given)
    }) as typeof end
    response.on('drain', () => this.#readerIsBack())
  }

  end(): void {
    this.#isOver = true
    clearTimeout(this.#longest)
    clearTimeout(this.#behind)
    this.#stopPaying()
    this.#giveUpPlace()
  }

  #readerIsBehind(): void {
    if (this.#isOver || !this.#pause) return
    this.#stopPaying()
    this.#behind = setTimeout(() => this.#giveUpPlace(), BEHIND_MS)
  }

  #readerIsBack(): void {
    if (this.#isOver || this.#pause) return
    clearTimeout(this.#behind)
    this.#pause = this.#work()
  }

  #stopPaying(): void {
    this.#pause?.()
    this.#pause = undefined
  }

  #giveUpPlace(): void {
    if (!this.#holdsPlace) return
    this.#holdsPlace = false
    this.#leave()
  }
}
