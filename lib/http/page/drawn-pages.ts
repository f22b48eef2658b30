/** Longer than any wait of a page that is drawn has: a reader for whom it takes this long draws it for themselves. */
const PATIENCE_MS = 10_000

/** Pages that are being drawn, so that those who ask for one meanwhile wait for it. */
export class DrawnPages {
  readonly #underWay = new Map<string, Promise<void>>()

  /** Answers what is to be called when the page is drawn, or when it comes to nothing. */
  begin(path: string): () => void {
    let done: () => void = () => undefined
    const drawn = new Promise<void>((resolve) => {
      done = resolve
    })
    this.#underWay.set(path, drawn)
    return () => {
      if (this.#underWay.get(path) === drawn) this.#underWay.delete(path)
      done()
    }
  }

  /** Waits until nobody draws the page; answers whether anyone did. */
  async wait(path: string): Promise<boolean> {
    const drawn = this.#underWay.get(path)
    if (!drawn) return false
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((over) => {
      timer = setTimeout(over, PATIENCE_MS)
    })
    await Promise.race([drawn, patience])
    clearTimeout(timer)
    return true
  }
}
