/** No answer may keep its reader waiting longer, for its head or for its next bytes. */
const HANG_MS = 10_000

export interface AskOptions extends RequestInit {
  /** Whether the site may be away: a refused or broken connection is no fault then. */
  mayBeAway?: boolean
}

export interface Answer {
  /** 0 where none came. */
  status: number
  headers: Headers
  body: string
  /** From the request to the last byte. */
  tookMs: number
}

export interface Told {
  count(figure: string): void
  fault(kind: 'error' | 'hang', message: string): void
}

/**
 * Asks once and reads all of the answer. Notes a hang, an answer of 5xx but for a 503 that says when to come again,
 * and, unless the site may be away, a connection that breaks.
 */
export async function ask(
  url: string,
  { mayBeAway = false, ...init }: AskOptions,
  told: Told,
): Promise<Answer> {
  const startedMs = performance.now()
  const what = `${init.method ?? 'GET'} ${url}`
  const patience = new AbortController()
  let timer = setTimeout(giveUp, HANG_MS)
  function giveUp(): void {
    patience.abort()
  }
  const none = (): Answer => ({
    status: 0,
    headers: new Headers(),
    body: '',
    tookMs: performance.now() - startedMs,
  })
  told.count('requests')
  try {
    const response = await fetch(url, { redirect: 'manual', ...init, signal: patience.signal })
    const parts: Uint8Array[] = []
    if (response.body) {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
        parts.push(part)
        clearTimeout(timer)
        timer = setTimeout(giveUp, HANG_MS)
      }
    }
    const { status, headers } = response
    const answer = {
      status,
      headers,
      body: Buffer.concat(parts).toString(),
      tookMs: performance.now() - startedMs,
    }
    judge(what, answer, told)
    return answer
  } catch (cause) {
    if (patience.signal.aborted) told.fault('hang', `${what}: nothing for ${HANG_MS / 1000} s`)
    else if (!mayBeAway) told.fault('error', `${what}: ${reasonOf(cause)}`)
    return none()
  } finally {
    clearTimeout(timer)
  }
}

function judge(what: string, { status, headers, body }: Answer, told: Told): void {
  if (status === 429) told.count('told 429')
  if (status < 500) return
  if (status === 503 && headers.has('retry-after')) told.count('told 503')
  else told.fault('error', `${what}: ${status} ${body.slice(0, 200)}`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
