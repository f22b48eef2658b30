import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Door, Ledger, LedgerEvent } from '../../harness/ledger'
import type { Torture } from '../../harness/part'

const BATCH = 150

interface Form {
  path: string
  headers?: Record<string, string>
  bodyOf(events: readonly LedgerEvent[]): string | Uint8Array<ArrayBuffer>
}

const lines = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).join('\n')

/** The ways in which the same events may come: docs/events.md and docs/gateways.md. */
const forms: Form[] = [
  { path: 'events', bodyOf: (events) => JSON.stringify(events) },
  { path: 'events', bodyOf: (events) => JSON.stringify({ events }) },
  { path: 'events', bodyOf: lines },
  {
    path: 'events',
    headers: { 'content-encoding': 'gzip' },
    bodyOf: (events) => new Uint8Array(gzipSync(lines(events))),
  },
  { path: 'ingest/openrouter', bodyOf: (events) => lines(events.map(replyOf)) },
]

/** A chat completion of OpenRouter: its `id` is the request's, `created` is in seconds. */
function replyOf(event: LedgerEvent): object {
  return {
    id: event.id,
    object: 'chat.completion',
    created: Date.parse(event.created_at) / 1000,
    model: event.model,
    provider: event.provider,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '' } }],
    usage: {
      prompt_tokens: event.prompt_tokens,
      completion_tokens: event.completion_tokens,
      total_tokens: event.prompt_tokens + event.completion_tokens,
    },
  }
}

/** Ids of replies that look like counters would be told apart by their time. */
function withUniqueId(event: LedgerEvent): LedgerEvent {
  return { ...event, id: `${event.id}-${hash('sha256', event.id, 'hex').slice(0, 16)}` }
}

/** Sends a fresh batch in one of the forms, and then once more, as a sender does that got no answer. */
export async function write(torture: Torture, ledger: Ledger, door: Door, round: number): Promise<void> {
  const events = ledger.make(BATCH).map(withUniqueId)
  const form = forms[round % forms.length]!
  const send = () =>
    torture.ask(`${door.address}/api/v1/${form.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.key}`, ...form.headers },
      body: form.bodyOf(events),
    })
  const answers = await Promise.all([send(), ...(round % 3 === 0 ? [send()] : [])])
  answers.push(await send())
  let accepted = 0
  for (const { status, body } of answers) {
    if (status === 503) continue
    if (status !== 200) return torture.fault('other', `A batch was answered ${status}: ${body.slice(0, 300)}`)
    const outcome = JSON.parse(body) as { accepted: number; rejected: unknown[] }
    accepted += outcome.accepted
    if (outcome.rejected.length > 0)
      torture.fault('other', `Good events were rejected: ${body.slice(0, 300)}`)
  }
  // What an answer with 503 took in, it did not say.
  const isTold = answers.every(({ status }) => status === 200)
  if (isTold && accepted !== BATCH) torture.fault('other', `${BATCH} events were accepted ${accepted} times`)
  if (answers.every(({ status }) => status !== 200)) return ledger.send(door, events)
  ledger.book(events)
  torture.count('events', BATCH)
  torture.count('replays', BATCH * (answers.length - 1))
}
