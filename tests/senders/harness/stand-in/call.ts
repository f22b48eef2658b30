import { randomBytes } from 'node:crypto'
import type { Api, Counts, Recorded } from '../numbers'

/** One call that a program made, and what it was told that it used. */
export interface Call {
  api: Api
  /** The answer's id, where it bears one that a sender can tell. */
  id: string | undefined
  asked: string
  /** The model that the answer names, by its permaslug, and the name itself. */
  permaslug: string
  answered: string
  provider: string
  isStream: boolean
  toolCalls: number
  counts: Counts
  /** Whether the answer states its usage: chat streams do where they are asked to. */
  statesUsage: boolean
}

/** What a route needs to answer a call. */
export interface Question {
  path: string
  search: URLSearchParams
  body: Fields
  deal: (api: Api) => Recorded
}

export type Fields = Record<string, unknown>

/** A whole answer, a stream of server-sent events, or bytes as AWS streams them. */
export type Answer = { headers?: Record<string, string> } & (
  | { json: unknown }
  | { events: readonly Fields[]; ends?: 'done' }
  | { bytes: Buffer }
)

/** Answers a question, or leaves it to the next. The call is undefined where nothing was used. */
export type Route = (question: Question) => { answer: Answer; call?: Call } | undefined

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** As long and as random as a provider's own. */
export function randomId(prefix: string, length: number): string {
  return prefix + [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
}

export const secondsNow = () => Math.floor(Date.now() / 1000)

/** A model is asked for by an alias, and its dated version answers. */
export function datedOpenAi(model: string): string {
  return versions[model] ?? model
}

const versions: Record<string, string> = {
  'gpt-5-mini': 'gpt-5-mini-2025-08-07',
  'gpt-5': 'gpt-5-2025-08-07',
  'gpt-4.1-mini': 'gpt-4.1-mini-2025-04-14',
  'claude-sonnet-4-5': 'claude-sonnet-4-5-20250929',
}

export function datedClaude(model: string): string {
  return versions[model] ?? model
}

export const toolArguments = { city: 'Paris' }
export const text = 'It is sunny.'
