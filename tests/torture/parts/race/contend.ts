import type { Answer } from '../../harness/ask'
import type { Door, Ledger, LedgerEvent } from '../../harness/ledger'
import type { Torture } from '../../harness/part'

const BATCH = 40

/** Several senders tell the same ids with other numbers at the same moment: one of them is believed, of each. */
export async function contend(torture: Torture, ledger: Ledger, doors: readonly Door[]): Promise<void> {
  const first = ledger.make(BATCH)
  const versions = doors.map((_, place) =>
    first.map((event) => ({ ...event, prompt_tokens: event.prompt_tokens + place })),
  )
  const answers = await Promise.all(
    doors.map(({ address, key }, place) =>
      torture.ask(`${address}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify(place === 1 ? versions[place]!.toReversed() : versions[place]),
      }),
    ),
  )
  if (answers.some(({ status }) => status !== 200)) {
    return torture.fault('other', `Contending senders were answered ${answers.map(({ status }) => status)}`)
  }
  const refused = answers.map(refusedIds)
  for (const [index, event] of first.entries()) {
    const believed = versions.filter((_, place) => !refused[place]!.has(event.id))
    if (believed.length === 1) ledger.book([believed[0]![index] as LedgerEvent])
    else
      torture.fault('other', `${event.id} was told ${doors.length} ways, and ${believed.length} were taken`)
  }
  torture.count('events', BATCH)
  torture.count('conflicts', BATCH * (doors.length - 1))
}

function refusedIds({ body }: Answer): Set<string> {
  const { rejected } = JSON.parse(body) as { rejected: { id: string; code: string }[] }
  return new Set(rejected.filter(({ code }) => code === 'conflict').map(({ id }) => id))
}
