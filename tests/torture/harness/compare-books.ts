import { parse } from 'csv-parse/sync'
import type { Db } from '@/db/client'
import { ALL_CATEGORIES_ID } from '@/lib/domain/entity/categories'
import type { LedgerEvent } from './ledger'
import type { Torture } from './part'

interface Books {
  address?: string
  prefix: string
  isAlone: boolean
}

/** Notes each token that was sent and is not there, or is there more often than it was sent. */
export async function compareBooks(
  torture: Torture,
  sent: ReadonlyMap<string, LedgerEvent>,
  db: Db,
  { address, prefix, isAlone }: Books,
): Promise<void> {
  const stored = await db.$client<{ id: string; prompt: bigint; completion: bigint }[]>`
    select id, prompt_tokens as prompt, completion_tokens as completion from events
    where starts_with(id, ${`${prefix}-`})`
  const counts = new Map<string, number>()
  for (const { id, prompt, completion } of stored) {
    const times = (counts.get(id) ?? 0) + 1
    counts.set(id, times)
    const event = sent.get(id)
    // One that no answer had confirmed is no fault of the site, but the senders here repeat until there is one.
    if (!event || times > 1) torture.fault('doubled', `${id} is there ${times} times`, prompt + completion)
    else if (prompt !== BigInt(event.prompt_tokens) || completion !== BigInt(event.completion_tokens)) {
      torture.fault('other', `${id} has ${prompt} and ${completion} tokens`)
    }
  }
  for (const event of sent.values()) {
    if (!counts.has(event.id)) torture.fault('lost', `${event.id} is not there`, tokensOf(event))
  }
  const total = [...sent.values()].reduce((sum, event) => sum + tokensOf(event), 0n)
  torture.count('tokens compared', total)
  if (!isAlone || sent.size === 0) return

  const [rolled] = await db.$client<{ requests: bigint; tokens: bigint }[]>`
    select coalesce(sum(requests), 0)::bigint as requests,
      coalesce(sum(prompt_tokens + completion_tokens), 0)::bigint as tokens from model_daily
    where category_id = ${ALL_CATEGORIES_ID}`
  balance(torture, 'the rollups', rolled!, sent.size, total)
  if (!address) return
  const days = [...sent.values()].map(({ created_at }) => created_at.slice(0, 10)).sort()
  for (const board of ['models', 'apps', 'providers']) {
    const { status, body } = await torture.ask(
      `${address}/export/${board}.csv?from=${days[0]}&to=${days.at(-1)}&variants=merge`,
    )
    if (status !== 200) {
      torture.fault('other', `/export/${board}.csv answers ${status}`)
      continue
    }
    const rows = parse(body, { columns: true }) as { requests: string; total_tokens: string }[]
    const requests = rows.reduce((sum, row) => sum + BigInt(row.requests), 0n)
    const tokens = rows.reduce((sum, row) => sum + BigInt(row.total_tokens), 0n)
    balance(torture, `/export/${board}.csv`, { requests, tokens }, sent.size, total)
  }
}

function balance(
  torture: Torture,
  where: string,
  found: { requests: bigint; tokens: bigint },
  requests: number,
  tokens: bigint,
): void {
  if (found.tokens < tokens)
    torture.fault('lost', `${where} have ${found.tokens} of ${tokens} tokens`, tokens - found.tokens)
  if (found.tokens > tokens) {
    torture.fault('doubled', `${where} have ${found.tokens} tokens for ${tokens}`, found.tokens - tokens)
  }
  if (found.requests !== BigInt(requests)) {
    torture.fault('other', `${where} have ${found.requests} requests for ${requests}`)
  }
}

function tokensOf(event: LedgerEvent): bigint {
  return BigInt(event.prompt_tokens) + BigInt(event.completion_tokens)
}
