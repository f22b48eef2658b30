import { Socket } from 'node:net'
import type { DatabaseHost } from '@/lib/database-address'
import { hungUp, noConnection } from './errors'
import { noAnswer } from './in-time'
import { type Encryption, secureSocket } from './secure-socket'

/** Where something takes connections and hangs up, the next one waits longer, and at some time the asker is told. */
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000
const TOLD_AFTER = 6
const LOOK_MS = 1_000

interface Manner {
  /** Not of Unix sockets; undefined where nothing is encrypted. */
  encryption?: Encryption
  /** How long a connection may take to come about. */
  connectMs: number
  /** How long an answer to what was sent may take; undefined for any time. */
  silenceMs?: number
}

/**
 * Opens the sockets of a client, on the first of its hosts that takes one. The driver (3.4.9) would try again at once and
 * for ever where a connection is closed before anything was said on it, and wait for ever where a server stands still.
 */
export function socketOpener(
  hosts: readonly DatabaseHost[],
  { encryption, connectMs, silenceMs }: Manner,
): () => Promise<Socket> {
  let last: Socket | undefined
  /** How often one after the other was closed without a word. */
  let closed = 0

  return async () => {
    if (last) closed = last.destroyed && last.bytesRead === 0 ? closed + 1 : 0
    last = undefined
    if (closed > 0) await pause(Math.min(FIRST_WAIT_MS * 2 ** (closed - 1), LONGEST_WAIT_MS))
    if (closed >= TOLD_AFTER) {
      closed -= 1 // who asks next tries again
      return failed(hungUp())
    }
    let failure: unknown
    for (const host of hosts) {
      try {
        last = await open(host, connectMs)
        if (encryption && 'host' in host) last = await secureSocket(last, host.host, encryption, connectMs)
        if (silenceMs !== undefined) endOnSilence(last, silenceMs)
        return last
      } catch (cause) {
        failure = cause
      }
    }
    return failed(failure as Error)
  }
}

function open(host: DatabaseHost, timeoutMs: number): Promise<Socket> {
  return new Promise((opened, failedToOpen) => {
    const socket = new Socket()
    const timer = setTimeout(() => socket.destroy(noConnection(timeoutMs)), timeoutMs)
    socket.once('error', failedToOpen)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeListener('error', failedToOpen)
      socket.setKeepAlive(true, 60_000)
      opened(socket)
    })
    socket.once('close', () => clearTimeout(timer))
    if ('path' in host) socket.connect(host.path)
    else socket.connect(host.port, host.host)
  })
}

/** Closes a connection on which nothing has come since something was sent: what waits for it then fails. */
function endOnSilence(socket: Socket, silenceMs: number): void {
  /** What had come when the first unanswered thing was sent, and when that was. */
  let asked: { read: number; atMs: number } | undefined
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean
  socket.write = ((...given: unknown[]) => {
    // Since the first that is unanswered: others may be sent behind it.
    if (!asked || socket.bytesRead > asked.read) asked = { read: socket.bytesRead, atMs: performance.now() }
    return write(...given)
  }) as typeof socket.write
  const look = setInterval(() => {
    if (!asked || socket.bytesRead > asked.read) asked = undefined
    else if (performance.now() - asked.atMs > silenceMs) socket.destroy(noAnswer(silenceMs))
  }, LOOK_MS)
  look.unref()
  // The driver takes its listeners off a socket that has closed, and ours with them.
  const destroy = socket.destroy.bind(socket)
  socket.destroy = (error) => {
    clearInterval(look)
    return destroy(error)
  }
}

/** A socket that fails as soon as the driver has it: one that it is not given would never free its place in the pool. */
function failed(error: Error): Socket {
  const socket = new Socket()
  setImmediate(() => socket.destroy(error))
  return socket
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
