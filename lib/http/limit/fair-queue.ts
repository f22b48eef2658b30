interface FairQueueOptions {
  /** How many places there are. */
  places: number
  /** How many of them one caller may hold, so that there is always one for another. */
  ofOne: number
  /** How many of one caller may wait. */
  waiting: number
  waitMs: number
}

/** Places for a few at a time, given in turn to callers, however many one of them sends. Every wait ends. */
export class FairQueue {
  readonly #held = new Map<string, number>()
  /** Callers in the order in which it is their turn, each with its own who wait. */
  readonly #waiting = new Map<string, (() => void)[]>()
  #free: number

  constructor(private readonly options: FairQueueOptions) {
    this.#free = options.places
  }

  /** Waits for a place, which `leave` gives back; answers whether there was one in time. */
  enter(caller: string): Promise<boolean> {
    if (this.#mayTake(caller)) {
      this.#take(caller)
      return Promise.resolve(true)
    }
    const own = this.#waiting.get(caller) ?? []
    if (own.length >= this.options.waiting) return Promise.resolve(false)
    this.#waiting.set(caller, own)
    return new Promise((answer) => {
      const turn = () => {
        clearTimeout(timer)
        answer(true)
      }
      const timer = setTimeout(() => {
        own.splice(own.indexOf(turn), 1)
        if (own.length === 0) this.#waiting.delete(caller)
        answer(false)
      }, this.options.waitMs)
      own.push(turn)
    })
  }

  leave(caller: string): void {
    const left = this.#held.get(caller)! - 1
    if (left === 0) this.#held.delete(caller)
    else this.#held.set(caller, left)
    this.#free += 1
    this.#grantNext()
  }

  #mayTake(caller: string): boolean {
    return this.#free > 0 && (this.#held.get(caller) ?? 0) < this.options.ofOne
  }

  #take(caller: string): void {
    this.#free -= 1
    this.#held.set(caller, (this.#held.get(caller) ?? 0) + 1)
  }

  #grantNext(): void {
    for (const [caller, own] of this.#waiting) {
      if (!this.#mayTake(caller)) continue
      this.#take(caller)
      const turn = own.shift()!
      this.#waiting.delete(caller)
      if (own.length > 0) this.#waiting.set(caller, own) // the others come first
      turn()
      return
    }
  }
}
