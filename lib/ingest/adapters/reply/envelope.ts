import { appOfHeaders } from '../../event/attribution'
import { type Fields, fieldsAt, isFields, textOf } from '../fields'

/** What was sent, parted into the reply and what was said about it. */
export interface Envelope {
  envelope: Fields
  reply: unknown
}

/**
 * Parts an envelope from the reply (or list of chunks) in it. Lines of the result files of batches are envelopes of
 * their own kind: OpenAI's have the reply under `response.body`, Anthropic's under `result.message`; what they say
 * beside it names the line, and not the request.
 */
export function openEnvelope(item: Fields): Envelope {
  const { response, result } = item
  if (isFields(response) && isFields(response.body) && 'status_code' in response) {
    return { envelope: { service_tier: 'batch' }, reply: response.body }
  }
  if (isFields(result) && typeof result.type === 'string' && 'custom_id' in item) {
    const { custom_id: _, result: __, ...said } = item
    return { envelope: { service_tier: 'batch', ...said }, reply: result.message ?? { error: result.type } }
  }
  if (typeof response === 'string') return { envelope: item, reply: eventsOf(response) ?? response }
  if (isFields(response) || Array.isArray(response)) return { envelope: item, reply: response }
  return { envelope: {}, reply: item }
}

/** The events of a stream as a server sent them: lines of `data: {…}`. Undefined where the text is none. */
function eventsOf(text: string): unknown[] | undefined {
  const lines = text.split(/\r?\n/).flatMap((line) => /^data:\s*(\{.*\})\s*$/.exec(line)?.[1] ?? [])
  try {
    return lines.length > 0 ? lines.map((line) => JSON.parse(line)) : undefined
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return undefined
  }
}

/** The model in the addresses of Bedrock (`/model/ID/converse`) and Gemini (`/models/NAME:generateContent`). */
export function modelOfEndpoint(endpoint: unknown): string | undefined {
  const [, bedrock, gemini] =
    /\/model\/([^/?]+)\/|\/(?:publishers\/[^/]+\/)?models\/([^/:?]+):/.exec(textOf(endpoint) ?? '') ?? []
  return bedrock ?? gemini
}

/** The app that the attribution headers of the request name. */
export function appOfEnvelope(envelope: Fields): unknown {
  const headers = Object.entries(fieldsAt(envelope, 'headers'))
  const byName = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))
  return appOfHeaders((name) => textOf(byName.get(name.toLowerCase())))
}
