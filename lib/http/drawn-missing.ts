import type { ServerResponse } from 'node:http'

/**
 * Next answers a page that says `notFound()` with an empty body for scripts to fill. The same page stands drawn under
 * any address that no route knows, so what Next writes for the first is dropped, and `send` answers with the second.
 * Pages that tell more than that something is missing, as those of comparisons do, are left alone.
 */
export function answerMissing(
  path: string,
  response: ServerResponse,
  send: (response: ServerResponse) => Promise<void>,
  onError: (error: unknown) => void,
): void {
  if (path.startsWith('/compare')) return
  const { writeHead, write, end } = response
  let isDropped = false

  const isMissingPage = () =>
    response.statusCode === 404 &&
    !response.headersSent &&
    String(response.getHeader('content-type')).startsWith('text/html')

  const restore = () => Object.assign(response, { writeHead, write, end })

  response.writeHead = ((...given: Parameters<typeof writeHead>) => {
    response.statusCode = given[0]
    if (isMissingPage()) {
      isDropped = true
      return response
    }
    return writeHead.apply(response, given)
  }) as typeof writeHead

  response.write = ((...given: Parameters<typeof write>) => {
    if (isDropped || isMissingPage()) {
      isDropped = true
      return true
    }
    return write.apply(response, given)
  }) as typeof write

  response.end = ((...given: Parameters<typeof end>) => {
    if (!isDropped && !isMissingPage()) return end.apply(response, given)
    restore()
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    send(response).catch((error) => {
      onError(error)
      response.destroy()
    })
    return response
  }) as typeof end
}
