import type { StoredEvent } from './events'
import { type Expected, expectedOf, idleLosses, type Sender } from './sender'
import type { Call } from './stand-in/call'

interface Wanted {
  call: Call
  place: number
  expected: Expected
}

const counts = ['prompt', 'completion', 'reasoning', 'cached'] as const
const required = ['model', 'provider', ...counts] as const

/** Sentences on every call that its event does not tell as it was, and every event that no call stands behind. */
export function differencesOf(
  sender: Sender,
  calls: readonly Call[],
  events: readonly StoredEvent[],
): string[] {
  const wanted = calls.flatMap((call, place): Wanted[] => {
    const expected = expectedOf(call, sender)
    return expected ? [{ call, place, expected }] : []
  })
  const unexpected = calls.filter((call) => !expectedOf(call, sender))
  const pairs = pair(wanted, events)
  return [
    ...idleLosses(calls, sender).map(({ why }) => `Said to be lost, but not in these calls: ${why}`),
    ...pairs.flatMap(([one, event]) => compare(one, event)),
    ...wanted
      .filter((one) => !pairs.some(([paired]) => paired === one))
      .map((one) => `${nameOf(one)}: no event`),
    ...events
      .filter((event) => !pairs.some(([, paired]) => paired === event))
      .map((event) => `${event.id}: one event too many, ${describe(event)}${knownAs(event, unexpected)}`),
  ]
}

/** By the answer's id, else by the same numbers, else by what is most alike. */
function pair(wanted: readonly Wanted[], events: readonly StoredEvent[]): [Wanted, StoredEvent][] {
  const open = new Set(events)
  const pairs: [Wanted, StoredEvent][] = []
  const take = (one: Wanted, event: StoredEvent | undefined) => {
    if (!event) return
    open.delete(event)
    pairs.push([one, event])
  }
  const isOpen = (one: Wanted) => !pairs.some(([paired]) => paired === one)
  for (const one of wanted)
    take(
      one,
      [...open].find(({ id }) => id === one.call.id),
    )
  for (let alike = required.length; alike > 0; alike--) {
    for (const one of wanted.filter(isOpen)) {
      take(
        one,
        [...open].find((event) => likeness(one.expected, event) >= alike),
      )
    }
  }
  return pairs
}

function likeness(expected: Expected, event: StoredEvent): number {
  return required.filter((field) => expected[field] === event[field]).length
}

function compare(one: Wanted, event: StoredEvent): string[] {
  const fields: (keyof Expected)[] = [...required]
  // Silence on nothing written is no fault.
  if (event.cacheWrite !== null || one.expected.cacheWrite) fields.push('cacheWrite')
  if (event.toolCalls !== null || one.expected.toolCalls !== null) fields.push('toolCalls')
  const wrong = fields.filter((field) => one.expected[field] !== event[field])
  if (wrong.length === 0) return []
  const parts = wrong.map((field) => `${field} ${event[field]} instead of ${one.expected[field]}`)
  return [`${nameOf(one)}: ${parts.join(', ')}`]
}

function nameOf({ call, place }: Wanted): string {
  return `call ${place + 1} (${call.api}${call.isStream ? ' stream' : ''} of ${call.asked}, ${call.id ?? 'no id'})`
}

function describe(event: StoredEvent): string {
  return required.map((field) => `${field} ${event[field]}`).join(', ')
}

function knownAs(event: StoredEvent, unexpected: readonly Call[]): string {
  const call = unexpected.find(({ id, counts }) => id === event.id || counts.prompt === event.prompt)
  return call ? ` (the call of ${call.asked} was not to be told)` : ''
}
