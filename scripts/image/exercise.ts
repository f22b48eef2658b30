import { OperatorError } from '@/lib/operator-error'
import type { CommandOptions } from './command'
import type { Container } from './container'
import type { ImageConfig } from './image'

const START_PATIENCE_MS = 240_000
const ANSWER_PATIENCE_MS = 30_000

/** Waits until it serves. Answers the key that a first start shows once. */
export async function untilReady(container: Container): Promise<string | undefined> {
  await container.says(/Ctrl-C stops it/, START_PATIENCE_MS)
  return /Ingest key, shown this once: (\S+)/.exec(container.log())?.[1]
}

/**
 * Asks for a page and a picture, sends an event, and runs the image's own check of its health, and a command.
 * @param expected what becomes of the event: new at the first start, known at the next
 */
export async function exercise(
  { container, config, site, key, event }: Exercise,
  expected: { accepted: number; duplicates: number },
  options: CommandOptions,
): Promise<void> {
  const page = await ask(site, { headers: { accept: 'text/html' } }, options)
  if (!page.includes('</html>')) throw new OperatorError('The page is not whole.')
  const picture = await ask(new URL('/pictures/authors/all/month.png', site), {}, options)
  if (!picture.includes('PNG')) throw new OperatorError('The picture is none.')
  await ask(new URL('/api/ready', site), {}, options)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify([event])
  const answer = await ask(new URL('/api/v1/events', site), { method: 'POST', headers, body }, options)
  const { accepted, duplicates } = JSON.parse(answer)
  if (accepted !== expected.accepted || duplicates !== expected.duplicates) {
    throw new OperatorError(`The event was answered with ${answer}`)
  }
  await container.inside(config.Healthcheck.Test.slice(1))
  await container.inside(['npm', 'run', 'keys', '--', 'list'])
}

export interface Exercise {
  container: Container
  config: ImageConfig
  site: URL
  key: string
  event: Record<string, unknown>
}

async function ask(url: URL, init: RequestInit, { signal }: CommandOptions): Promise<string> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_PATIENCE_MS)])
  const answer = await fetch(url, { ...init, signal: ends })
  const text = await answer.text()
  if (answer.ok) return text
  throw new OperatorError(`${url.pathname} answered ${answer.status}: ${text.slice(0, 500)}`)
}
