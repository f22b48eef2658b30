import { isRead } from '../attributes'
import { LANGFUSE_USAGE } from '../langfuse-usage'
import type { AttributeValue } from './attribute-value'

/** LiteLLM's name of a model begins with who runs it. */
const LITELLM_MODEL = 'litellm.provider.model'
const LITELLM_PROVIDER = 'litellm.provider.name'

/** Puts down an attribute that is read. */
export function addAttribute(
  attributes: Map<string, AttributeValue>,
  name: string,
  value: AttributeValue,
): void {
  attributes.set(name, value)
  if (name !== LITELLM_MODEL || typeof value !== 'string' || !value.includes('/')) return
  attributes.set(LITELLM_PROVIDER, value.slice(0, value.indexOf('/')))
}

/** A text that is longer holds more than counts and names. */
const MAX_LENGTH = 20_000
const MAX_DEPTH = 2

/** Puts the members of an object that an attribute holds as a JSON text beside the attributes, as `name.member`. */
export function unfold(attributes: Map<string, AttributeValue>, name: string, text: AttributeValue): void {
  addMembers(attributes, name, parsedText(text), 0)
}

function addMembers(
  attributes: Map<string, AttributeValue>,
  name: string,
  object: object,
  depth: number,
): void {
  for (const [key, value] of Object.entries(object)) {
    const member = `${name}.${key}`
    if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
      addMembers(attributes, member, value, depth + 1)
    }
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (name.startsWith(LANGFUSE_USAGE) || isRead(member)) attributes.set(member, value)
  }
}

/**
 * The object that a text holds. What is none says nothing: a text that was cut off is no reason to lose the span.
 * LiteLLM writes objects as Python does, of names and numbers alone.
 */
export function parsedText(text: AttributeValue): object {
  if (typeof text !== 'string' || text.length > MAX_LENGTH || !text.trimStart().startsWith('{')) return {}
  return parsed(text) ?? (pythons.test(text) ? parsed(inJson(text)) : undefined) ?? {}
}

const pythons = /^\{'[\s{}:,'\w.-]*\}$/

function inJson(text: string): string {
  return text
    .replaceAll("'", '"')
    .replace(/\b(?:None|True|False)\b/g, (word) => (word === 'None' ? 'null' : word.toLowerCase()))
}

function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
