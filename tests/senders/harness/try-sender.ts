import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './child'
import { differencesOf } from './compare'
import { keyOf, readEvents, type StoredEvent } from './events'
import { type Sent, send, startRecorder } from './recorder'
import type { Sender } from './sender'
import { type StandIn, startStandIn } from './stand-in/server'
import type { Tokenboard } from './tokenboard'

export interface Trial {
  sender: Sender
  calls: number
  events: number
  tokens: number
  /** One sentence a difference; none is exact. */
  differences: string[]
}

/** Drives one program, compares its events with its calls, and sends all once more. */
export async function trySender(
  sender: Sender,
  tokenboard: Tokenboard,
  { seed, dumpFolder }: { seed: number; dumpFolder?: string },
): Promise<Trial> {
  const before = new Set((await readEvents(tokenboard.db)).map(keyOf))
  const standIn = await startStandIn(seed)
  const recorder = await startRecorder(tokenboard.url)
  try {
    const failure = await runProgram(sender, {
      standIn: standIn.url,
      tokenboard: recorder.url,
      key: tokenboard.key,
    })
    if (dumpFolder) dump(join(dumpFolder, `${sender.name}.json`), standIn, recorder.sent)
    const all = await readEvents(tokenboard.db)
    const events = all.filter((event) => !before.has(keyOf(event)))
    const differences = [
      ...(failure ? [failure] : []),
      ...standIn.unknown.map((call) => `The program called what the stand-in does not know: ${call}`),
      ...recorder.sent.flatMap(refusalsOf),
      ...differencesOf(sender, standIn.calls, events),
      ...(await replay(tokenboard, recorder.sent, all)),
    ]
    if (standIn.calls.length === 0) differences.push('The program made no call.')
    const tokens = events.reduce((sum, { prompt, completion }) => sum + prompt + completion, 0)
    return { sender, calls: standIn.calls.length, events: events.length, tokens, differences }
  } finally {
    await recorder.stop()
    await standIn.stop()
  }
}

/** What Tokenboard would not take of a request: each part of its answer that says so. */
function refusalsOf({ path, status, answer }: Sent): string[] {
  const text = answer.toString()
  if (status !== 200) return [`${path} was answered ${status}: ${text.slice(0, 300)}`]
  const isTrace = path.endsWith('/v1/traces')
  if (isTrace)
    return text.includes('conflict') || text.includes('invalid_') ? [`A span was refused: ${text}`] : []
  const { rejected = [] } = JSON.parse(text) as { rejected?: { code: string; message: string }[] }
  return rejected.map(({ code, message }) => `A reply was refused: ${code}, ${message}`)
}

/** The same requests once more, in the same order: not a row may change. */
async function replay(
  tokenboard: Tokenboard,
  sent: readonly Sent[],
  before: readonly StoredEvent[],
): Promise<string[]> {
  const refusals: string[] = []
  for (const request of sent) {
    try {
      refusals.push(...refusalsOf(await send(tokenboard.url, request)))
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause
      refusals.push(`${request.path} got no answer: ${cause.message}`)
    }
  }
  const rows = new Map(before.map((event) => [keyOf(event), event.row]))
  const after = await readEvents(tokenboard.db)
  const changed = after.filter((event) => rows.get(keyOf(event)) !== event.row)
  return [
    ...refusals.map((refusal) => `Sent again: ${refusal}`),
    ...changed.map(({ id }) => `Sent again, ${id} ${rows.size < after.length ? 'is new' : 'has changed'}.`),
  ]
}

/** What the program was told and what it sent, to look into a difference. */
function dump(file: string, { calls }: StandIn, sent: readonly Sent[]): void {
  const requests = sent.map(({ path, headers, body, status, answer }) => ({
    path,
    headers: { ...headers, authorization: undefined },
    body: body.toString('base64'),
    status,
    answer: answer.toString(),
  }))
  writeFileSync(file, JSON.stringify({ calls, requests }, null, 2))
}
