import type { IncomingMessage, ServerResponse } from 'node:http'
import { metrics } from './metrics'
import { routeOf } from './route-of'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'PATCH'])

/** Counts a request when its answer is out, or when its reader has gone. */
export function observe(request: IncomingMessage, response: ServerResponse): void {
  const stop = metrics().requestSeconds.startTimer()
  response.once('close', () => {
    const { method = '', url = '' } = request
    stop({
      method: methods.has(method) ? method : 'other',
      route: routeOf(url),
      status: `${Math.floor(response.statusCode / 100)}xx`,
    })
  })
}
