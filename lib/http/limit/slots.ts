import { HttpError } from '../errors'

/**
 * Lets `count` pieces of work run at a time; the rest wait their turn, so that long downloads cannot take every
 * database connection from the pages.
 */
export class Slots {
  private readonly waiting: (() => void)[] = []
  private free: number

  constructor(
    count: number,
    private readonly waitMs: number,
  ) {
    this.free = count
  }

  /** @throws {HttpError} 503 where no slot becomes free in time */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.take()
    try {
      return await work()
    } finally {
      this.give()
    }
  }

  private take(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1
      return Promise.resolve()
    }
    return new Promise((granted, refused) => {
      const turn = () => {
        clearTimeout(timer)
        granted()
      }
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(turn), 1)
        refused(busy())
      }, this.waitMs)
      this.waiting.push(turn)
    })
  }

  /** A freed slot goes to whoever waits longest. */
  private give(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.free += 1
  }
}

function busy(): HttpError {
  return new HttpError({
    status: 503,
    code: 'too_many_exports',
    message: 'Too many files are being downloaded right now. Send the same request again in a few seconds.',
    headers: { 'retry-after': '5' },
  })
}
