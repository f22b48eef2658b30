import type { ServerResponse } from 'node:http'

/** Under any address that no route knows stands the page that says so. */
export const MISSING = '/nothing-is-called-this'

const TELLING = '/missing'

/** Where what is missing at a path is told: for most of them no more than that. */
export function missingPage(path: string): string {
  return path.startsWith('/compare/') ? TELLING + path : MISSING
}

/** Whether the path is of a page that is sent under other addresses alone. */
export function isMissingPage(path: string): boolean {
  return path.startsWith(`${TELLING}/`)
}

/**
 * Next answers a page that says `notFound()` with an empty body for scripts to fill. The same page stands drawn under
 * any address that no route knows, and under `/missing` where it can tell more, so what Next writes for the first is
 * dropped, and `send` answers with the second.
 */
export function answerMissing(
  response: ServerResponse,
  send: (response: ServerResponse) => Promise<void>,
  onError: (error: unknown) => void,
): void {
  const { writeHead, write, end } = response
  let isDropped = false

  const isDrawnByScripts = () =>
    response.statusCode === 404 &&
    !response.headersSent &&
    String(response.getHeader('content-type')).startsWith('text/html')

  const restore = () => Object.assign(response, { writeHead, write, end })

  response.writeHead = ((...given: Parameters<typeof writeHead>) => {
    response.statusCode = given[0]
    if (isDrawnByScripts()) {
      isDropped = true
      return response
    }
    return writeHead.apply(response, given)
  }) as typeof writeHead

  response.write = ((...given: Parameters<typeof write>) => {
    if (isDropped || isDrawnByScripts()) {
      isDropped = true
      return true
    }
    return write.apply(response, given)
  }) as typeof write

  response.end = ((...given: Parameters<typeof end>) => {
    if (!isDropped && !isDrawnByScripts()) return end.apply(response, given)
    restore()
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    send(response).catch((error) => {
      onError(error)
      response.destroy()
    })
    return response
  }) as typeof end
}
