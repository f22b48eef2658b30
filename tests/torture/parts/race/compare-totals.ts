import type { Db } from '@/db/client'
import { ALL_CATEGORIES_ID } from '@/lib/domain/entity/categories'
import type { LedgerEvent } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { totalOf } from './readers'

/** Holds what was taken in of a stretch of days against its rollups and its files. */
export async function compareTotals(
  torture: Torture,
  db: Db,
  address: string,
  what: string,
  events: Iterable<LedgerEvent>,
): Promise<void> {
  const sent = [...events]
  if (sent.length === 0) return torture.fault('other', `Nothing was taken of ${what}`)
  const days = sent.map(({ created_at }) => created_at.slice(0, 10)).sort()
  const [from, to] = [days[0]!, days.at(-1)!]
  const total = sent.reduce((sum, event) => sum + BigInt(event.prompt_tokens + event.completion_tokens), 0n)
  const [rolled] = await db.$client<{ requests: bigint; tokens: bigint }[]>`
    select coalesce(sum(requests), 0)::bigint as requests,
      coalesce(sum(prompt_tokens + completion_tokens), 0)::bigint as tokens from model_daily
    where category_id = ${ALL_CATEGORIES_ID} and day between ${from} and ${to}`
  if (rolled!.requests !== BigInt(sent.length)) {
    torture.fault('other', `${what}: the rollups have ${rolled!.requests} requests for ${sent.length}`)
  }
  note(torture, `${what}, in the rollups`, rolled!.tokens, total)
  for (const board of ['models', 'apps', 'providers']) {
    const asked = `${address}/export/${board}.csv?from=${from}&to=${to}&variants=merge`
    const answer = await torture.ask(asked)
    if (answer.status === 200) note(torture, `${what}, in ${board}.csv`, totalOf(answer), total)
    else torture.fault('other', `${asked} answers ${answer.status}: ${answer.body.slice(0, 200)}`)
  }
}

function note(torture: Torture, where: string, found: bigint, sent: bigint): void {
  if (found < sent) torture.fault('lost', `${where}: ${found} of ${sent} tokens`, sent - found)
  if (found > sent) torture.fault('doubled', `${where}: ${found} tokens for ${sent}`, found - sent)
}
