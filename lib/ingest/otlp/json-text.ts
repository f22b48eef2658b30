import type { AttributeValue } from './attribute-value'
import { isRead } from './attributes'
import { LANGFUSE_USAGE } from './langfuse-usage'

/** A text that is longer holds more than counts and names. */
const MAX_LENGTH = 20_000

/** Puts the members of an object that an attribute holds as a JSON text beside the attributes, as `name.member`. */
export function unfold(attributes: Map<string, AttributeValue>, name: string, text: AttributeValue): void {
  if (typeof text !== 'string' || text.length > MAX_LENGTH || !text.trimStart().startsWith('{')) return
  for (const [key, value] of Object.entries(parsed(text))) {
    const member = `${name}.${key}`
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (name === LANGFUSE_USAGE || isRead(member)) attributes.set(member, value)
  }
}

/** What is no JSON says nothing: a text that was cut off is no reason to lose the span. */
function parsed(text: string): object {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
