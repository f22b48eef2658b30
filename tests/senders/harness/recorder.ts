import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeServer, listen, readBody } from './http'

/** What a program sent to Tokenboard, and what it was answered. */
export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer
  status: number
  answer: Buffer
}

/** Stands between a program and Tokenboard, and keeps what passes so that it can be sent once more. */
export interface Recorder {
  url: string
  sent: Sent[]
  stop(): Promise<void>
}

/** Headers of one connection, which the next one makes anew. */
const ownOfConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
])
const PATIENCE_MS = 30_000

export async function startRecorder(tokenboardUrl: string): Promise<Recorder> {
  const sent: Sent[] = []
  const server = createServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  const url = await listen(server)
  return { url, sent, stop: () => closeServer(server) }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        value === undefined || ownOfConnection.has(name) ? [] : [[name, String(value)]],
      ),
    )
    const body = await readBody(request)
    const one = await send(tokenboardUrl, { method: request.method!, path: request.url!, headers, body })
    sent.push(one)
    response.writeHead(one.status, { 'content-type': one.contentType }).end(one.answer)
  }
}

/** Sends what was sent, and answers it with what came back. */
export async function send(
  tokenboardUrl: string,
  request: Pick<Sent, 'method' | 'path' | 'headers' | 'body'>,
): Promise<Sent & { contentType: string }> {
  const { method, path, headers, body } = request
  const response = await fetch(tokenboardUrl + path, {
    method,
    headers,
    body: body.length > 0 ? new Uint8Array(body) : undefined,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const answer = Buffer.from(await response.arrayBuffer())
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
  return { ...request, status: response.status, answer, contentType }
}
