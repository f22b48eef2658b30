import type { Db } from '@/db/client'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { compareBooks } from './compare-books'
import type { Torture } from './part'
import { pause } from './processes'
import { Random } from './random'

/** An event as a router sends it, as far as a ledger knows it. */
export interface LedgerEvent {
  id: string
  created_at: string
  model: string
  provider: string
  app: { url: string; title: string }
  category: string
  prompt_tokens: number
  completion_tokens: number
}

export interface Door {
  address: string
  key: string
}

const DAYS = 8
const RETRY_MS = 100
const PATIENCE_MS = 60_000

/**
 * What was sent, kept beside the site that it was sent to. A batch that gets no answer, or one that says "later", is
 * sent again, as docs/events.md asks of senders; so in the end each event counts once.
 */
export class Ledger {
  /** What must be in the database, by id. */
  readonly events = new Map<string, LedgerEvent>()
  private readonly random: Random
  private made = 0

  constructor(
    private readonly torture: Torture,
    private readonly prefix = 'torture',
  ) {
    this.random = new Random(torture.seed, prefix)
  }

  /** Fresh events of the last complete days. */
  make(count: number): LedgerEvent[] {
    const { random } = this
    const today = dayOf(new Date())
    return Array.from({ length: count }, () => {
      this.made += 1
      const day = addDays(today, -random.integer(2, DAYS + 1))
      const [hour, minute] = [random.integer(0, 23), random.integer(0, 59)].map((part) =>
        String(part).padStart(2, '0'),
      )
      const app = random.integer(1, 12)
      return {
        id: `${this.prefix}-${this.torture.seed}-${this.made}`,
        created_at: `${day}T${hour}:${minute}:00Z`,
        model: `author-${random.integer(1, 4)}/model-${random.integer(1, 6)}`,
        provider: `Provider ${random.integer(1, 3)}`,
        app: { url: `https://app-${app}.example`, title: `App ${app}` },
        category: random.pick(['programming', 'roleplay', 'legal', 'health']),
        prompt_tokens: random.integer(1, 200_000),
        completion_tokens: random.integer(0, 4_000),
      }
    })
  }

  /** Books events that were handed to the site by some other way, such as a file. */
  book(events: readonly LedgerEvent[]): void {
    for (const event of events) this.events.set(event.id, event)
  }

  /** Sends until it is taken, while the site comes and goes. */
  async send(door: Door, events: readonly LedgerEvent[]): Promise<void> {
    const untilMs = performance.now() + PATIENCE_MS
    for (let attempt = 0; ; attempt++) {
      if (attempt > 0) this.torture.count('batches sent again')
      const { status, body } = await this.torture.ask(`${door.address}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${door.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(events),
        mayBeAway: true,
      })
      if (status === 200) {
        const { rejected } = JSON.parse(body) as { rejected: unknown[] }
        if (rejected.length > 0)
          this.torture.fault('other', `Good events were rejected: ${body.slice(0, 300)}`)
        this.book(events)
        this.torture.count('events', events.length)
        return
      }
      const isLater = status === 0 || status === 429 || status === 503 || status === 500
      if (!isLater || performance.now() > untilMs) {
        this.torture.fault('other', `A batch was never taken: ${status} ${body.slice(0, 300)}`)
        return
      }
      await pause(RETRY_MS)
    }
  }

  /**
   * Rolls up, then compares what was sent with the raw events, the rollups, and, where a site is given, its files.
   * @param isAlone whether the database holds nothing but this ledger's events
   */
  async settle(
    db: Db,
    { address, isAlone = true }: { address?: string; isAlone?: boolean } = {},
  ): Promise<void> {
    await runRollup(db, { now: new Date(), wait: true })
    const { differences, pendingDays } = await verifyRollups(db)
    for (const difference of differences) {
      this.torture.fault('other', `Rollups differ from events: ${JSON.stringify(difference, bigintText)}`)
    }
    if (pendingDays.length > 0) this.torture.fault('other', `Still waiting: ${pendingDays.join(', ')}`)
    await compareBooks(this.torture, this.events, db, { address, prefix: this.prefix, isAlone })
  }
}

const bigintText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
