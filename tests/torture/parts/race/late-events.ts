import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import type { Door, LedgerEvent } from '../../harness/ledger'
import type { Torture } from '../../harness/part'

/** Days older than this are sealed in this part. */
export const RETENTION_DAYS = 30
const OLDEST_DAYS = 50
const BATCH = 50

/** Events of days that are being sealed, a day a batch: each is either taken, and then counts for ever, or refused as `day_sealed`. */
export class LateEvents {
  readonly taken = new Map<string, LedgerEvent>()
  private made = 0

  constructor(
    private readonly torture: Torture,
    private readonly door: Door,
  ) {}

  async send(): Promise<void> {
    const { torture, door } = this
    const day = addDays(dayOf(new Date()), -torture.random.integer(RETENTION_DAYS + 2, OLDEST_DAYS))
    const events = Array.from({ length: BATCH }, () => this.make(day))
    const { status, body } = await torture.ask(`${door.address}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.key}` },
      body: JSON.stringify(events),
    })
    if (status !== 200) return torture.fault('other', `Late events were answered ${status}`)
    const { rejected } = JSON.parse(body) as { rejected: { id: string; code: string }[] }
    const wrong = rejected.find(({ code }) => code !== 'day_sealed')
    if (wrong) torture.fault('other', `A late event was refused as ${wrong.code}`)
    const refused = new Set(rejected.map(({ id }) => id))
    for (const event of events) if (!refused.has(event.id)) this.taken.set(event.id, event)
    torture.count('late events', BATCH - refused.size)
    torture.count('refused of sealed days', refused.size)
  }

  private make(day: Day): LedgerEvent {
    const { random, seed } = this.torture
    this.made += 1
    return {
      id: `late-${seed}-${this.made}`,
      created_at: `${day}T12:00:00Z`,
      model: `author-${random.integer(1, 4)}/model-${random.integer(1, 6)}`,
      provider: 'Provider 1',
      app: { url: 'https://app-1.example', title: 'App 1' },
      category: 'legal',
      prompt_tokens: random.integer(1, 100_000),
      completion_tokens: random.integer(0, 1_000),
    }
  }
}
