/**
 * Time as those use it who share one processor: while two are at work it passes half as fast for each. What all of them
 * use adds up to the time in which anyone was at work, so that nobody pays for a neighbour.
 */
export class SharedTime {
  #working = 0
  #passedMs = 0
  #readMs = 0

  /** Answers when this one began, which `end` asks for. */
  begin(nowMs: number): number {
    this.#read(nowMs)
    this.#working += 1
    return this.#passedMs
  }

  /** Answers how much of it was used. */
  end(begunMs: number, nowMs: number): number {
    this.#read(nowMs)
    this.#working -= 1
    return this.#passedMs - begunMs
  }

  #read(nowMs: number): void {
    if (this.#working > 0) this.#passedMs += (nowMs - this.#readMs) / this.#working
    this.#readMs = nowMs
  }
}
