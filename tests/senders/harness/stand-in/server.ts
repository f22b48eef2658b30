import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeServer, listen, readBody } from '../http'
import { dealer } from '../numbers'
import { anthropicRoutes } from './anthropic'
import { bedrock } from './bedrock'
import type { Answer, Call, Fields, Route } from './call'
import { gemini } from './gemini'
import { openAiRoutes } from './openai'
import { responsesRoutes } from './responses'

/** A server that answers like the providers, and remembers each call and what it said that it used. */
export interface StandIn {
  url: string
  calls: Call[]
  /** What was asked for and is not known here: a program that calls it is not driven as it should be. */
  unknown: string[]
  stop(): Promise<void>
}

const byPath: Record<string, Route> = { ...openAiRoutes, ...responsesRoutes, ...anthropicRoutes }

/** @param seed another one deals other numbers */
export async function startStandIn(seed: number): Promise<StandIn> {
  const calls: Call[] = []
  const unknown: string[] = []
  const deal = dealer(seed)
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      unknown.push(`${request.method} ${request.url}: ${error}`)
      response.destroy()
    })
  })
  const url = await listen(server)
  return { url, calls, unknown, stop: () => closeServer(server) }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: search } = new URL(request.url!, 'http://localhost')
    const raw = (await readBody(request)).toString()
    const body = (raw ? JSON.parse(raw) : {}) as Fields
    const route = byPath[path] ?? byPath[`/v1${path}`]
    const question = { path, search, body, deal }
    const answered = route?.(question) ?? gemini(question) ?? bedrock(question)
    if (!answered) {
      unknown.push(`${request.method} ${path}`)
      const error = { type: 'not_found_error', message: `The stand-in does not know ${path}.` }
      response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
      return
    }
    if (answered.call) calls.push(answered.call)
    write(response, answered.answer)
  }
}

function write(response: ServerResponse, answer: Answer): void {
  if ('json' in answer) {
    response.writeHead(200, { ...answer.headers, 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.json))
  } else if ('bytes' in answer) {
    response.writeHead(200, { ...answer.headers, 'content-type': 'application/vnd.amazon.eventstream' })
    response.end(answer.bytes)
  } else {
    response.writeHead(200, { ...answer.headers, 'content-type': 'text/event-stream' })
    for (const event of answer.events) response.write(asEvent(event))
    response.end(answer.ends ? 'data: [DONE]\n\n' : '')
  }
}

function asEvent(event: Fields): string {
  const name = typeof event.type === 'string' ? `event: ${event.type}\n` : ''
  return `${name}data: ${JSON.stringify(event)}\n\n`
}
