import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

export interface HeldPage {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/**
 * Holds back what is written to the response where it is a page, and hands it over whole: only then are its scripts
 * known, before its first byte goes out. What is no page goes through as it comes.
 */
export function holdPage(
  request: IncomingMessage,
  response: ServerResponse,
  send: (page: HeldPage, response: ServerResponse) => Promise<void>,
  onError: (error: unknown) => void,
): void {
  const { setHeader, appendHeader, writeHead, write, end, flushHeaders } = response
  const chunks: Buffer[] = []
  let isHeld = false

  /** Next would compress it for its reader when it writes the first byte. */
  const keepPlain = (name: string, value: unknown) => {
    if (name.toLowerCase() === 'content-type' && isPage(value)) delete request.headers['accept-encoding']
  }
  const holds = () => {
    isHeld ||= !response.headersSent && isPage(response.getHeader('content-type'))
    return isHeld
  }
  const take = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, encoding as BufferEncoding | undefined))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk)) // a copy: its writer may use it again
  }

  response.setHeader = (name, value) => {
    keepPlain(name, value)
    return setHeader.call(response, name, value) as typeof response
  }
  response.appendHeader = (name, value) => {
    keepPlain(name, value)
    return appendHeader.call(response, name, value) as typeof response
  }
  response.writeHead = ((...given: Parameters<typeof writeHead>) => {
    if (!holds()) return writeHead.apply(response, given)
    response.statusCode = given[0]
    return response
  }) as typeof writeHead
  response.flushHeaders = () => {
    if (!holds()) flushHeaders.call(response)
  }
  response.write = ((...given: Parameters<typeof write>) => {
    if (!holds()) return write.apply(response, given)
    take(given[0], given[1])
    return true
  }) as typeof write
  response.end = ((...given: Parameters<typeof end>) => {
    if (!holds()) return end.apply(response, given)
    take(given[0], given[1])
    Object.assign(response, { setHeader, appendHeader, writeHead, write, end, flushHeaders })
    const headers = { ...response.getHeaders() } as IncomingHttpHeaders
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    const page = { status: response.statusCode, headers, body: Buffer.concat(chunks) }
    send(page, response).catch((error) => {
      onError(error)
      response.destroy()
    })
    return response
  }) as typeof end
}

function isPage(contentType: unknown): boolean {
  return String(contentType).startsWith('text/html')
}
