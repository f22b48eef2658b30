import postgres from 'postgres'
import { driverOptions } from './connection/driver-options'

export interface Listening {
  stop(): Promise<void>
}

interface Listener {
  onNotify: (payload: string) => void
  /** Called at each (re)connection: notifications of the time before it may have been missed. */
  onListening: () => void
  onError: (error: unknown) => void
}

const RETRY_MS = 1_000

/**
 * Listens to a channel for as long as the process lives. postgres.js has a `listen` of its own, which is deaf for
 * good after one failed reconnection; this one tries again until it succeeds.
 */
export function listen(
  url: string,
  channel: string,
  { onNotify, onListening, onError }: Listener,
): Listening {
  let isStopped = false
  let retry: NodeJS.Timeout | undefined
  const { connection, ...address } = driverOptions(url)
  const options = {
    ...address,
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    fetch_types: false,
    connection: { application_name: `tokenboard listens to ${channel}`, ...connection },
    onclose: () => tryAgain(),
    onnotify: (_channel: string, payload: string) => onNotify(payload),
  }
  const sql = postgres(options)

  async function subscribe(): Promise<void> {
    retry = undefined
    try {
      await sql`listen ${sql(channel)}`
      if (!isStopped) onListening()
    } catch (error) {
      if (isStopped) return
      onError(error)
      tryAgain()
    }
  }

  function tryAgain(): void {
    if (!isStopped) retry ??= setTimeout(subscribe, RETRY_MS)
  }

  void subscribe()
  return {
    async stop() {
      isStopped = true
      clearTimeout(retry)
      await sql.end({ timeout: 1 })
    },
  }
}
