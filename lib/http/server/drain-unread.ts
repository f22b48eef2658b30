import type { IncomingMessage, ServerResponse } from 'node:http'

/** Enough to send the largest body that is taken over a slow line. */
const PATIENCE_MS = 30_000

/**
 * Throws away what an answer left of its request's body, so that the sender, who may read only when all is sent, gets
 * the answer, and the next request on the connection gets through. Whoever sends for longer is cut off.
 */
export function drainUnread(
  request: IncomingMessage,
  response: ServerResponse,
  patienceMs = PATIENCE_MS,
): void {
  const { socket } = request
  response.once('finish', () => {
    if (request.complete) return
    if (request.destroyed) return socket.destroySoon() // it cannot be read any more
    const timer = setTimeout(() => socket.destroy(), patienceMs)
    for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timer))
    // Whoever began to read it has stopped, and would hold the rest back.
    request.unpipe()
    request.removeAllListeners('readable').removeAllListeners('data')
    request.resume()
  })
}
