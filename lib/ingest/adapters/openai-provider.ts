import { permaslugOf } from './model/model-name'
import { places } from './model/places'
import { knownProvider } from './provider-name'

/**
 * Who served a model that a reply of OpenAI's form names, where nothing else says so: the place that the name begins
 * with (`azure/eu/gpt-4o`, an ARN of Bedrock); else OpenAI for its own models, as far as they are not open and the name
 * stands alone. Who calls them elsewhere says so in `provider`.
 */
export function ownProvider(model: unknown): string | undefined {
  const permaslug = permaslugOf(model)
  if (permaslug === undefined || typeof model !== 'string') return undefined
  const name = model.trim().toLowerCase()
  const place = /^[^/]+(?=\/)/.exec(name)?.[0]
  if (place && places.has(place)) return knownProvider(place)
  if (/(?:^|\/)arn:[\w-]+:bedrock:/.test(name)) return 'Amazon Bedrock'
  const isAlone =
    /^(?:openai[/:])?(?:ft:)?[^/]+$/.test(name) && !/^(?:[a-z-]+\.)?openai\.|^databricks-|^fw-/.test(name)
  return isAlone && permaslug.startsWith('openai/') && !permaslug.startsWith('openai/gpt-oss')
    ? 'OpenAI'
    : undefined
}
