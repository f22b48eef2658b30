/** Beyond these many the one that was charged the longest ago is forgotten: memory is not theirs to fill. */
const MAX_CALLERS = 50_000
const MINUTE_MS = 60_000

interface Account {
  used: number
  atMs: number
}

/**
 * What each caller may use of something: so much a minute, and after a quiet minute all of it at once. It is charged
 * when it is known what was used, so that a caller can owe, up to another minute's worth; who owes waits.
 */
export class Allowances {
  readonly #accounts = new Map<string, Account>()

  constructor(
    private readonly perMinute: number,
    private readonly maximumCallers = MAX_CALLERS,
  ) {}

  charge(caller: string, amount: number, nowMs: number): void {
    const used = Math.min(this.#used(caller, nowMs) + amount, 2 * this.perMinute)
    this.#accounts.delete(caller)
    this.#accounts.set(caller, { used, atMs: nowMs }) // now the one that was charged last
    if (this.#accounts.size <= this.maximumCallers) return
    const [oldest] = this.#accounts.keys()
    this.#accounts.delete(oldest!)
  }

  /** How long until there is room for one more; 0 where there is. */
  waitMs(caller: string, nowMs: number): number {
    const excess = this.#used(caller, nowMs) + 1 - this.perMinute
    return Math.max(0, Math.ceil((excess * MINUTE_MS) / this.perMinute))
  }

  #used(caller: string, nowMs: number): number {
    const account = this.#accounts.get(caller)
    if (!account) return 0
    return Math.max(0, account.used - ((nowMs - account.atMs) / MINUTE_MS) * this.perMinute)
  }
}
