/** Counts how often the figures changed while pages are drawn. */
export class PageGeneration {
  #number = 0
  readonly #underWay = new Set<Promise<void>>()

  /** A page that was begun under another number may show old figures. */
  get number(): number {
    return this.#number
  }

  advance(): void {
    this.#number++
  }

  /** Notes that a page is being drawn until `done` resolves. */
  note(done: Promise<void>): void {
    this.#underWay.add(done)
    void done.then(() => this.#underWay.delete(done))
  }

  /** Resolves when all pages that are being drawn now are done; nothing where there are none. */
  underWay(): Promise<unknown> | undefined {
    return this.#underWay.size > 0 ? Promise.all(this.#underWay) : undefined
  }
}
