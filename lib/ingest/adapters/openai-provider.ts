import { permaslugOf } from './model-name'

/**
 * Who served a model of OpenAI where nothing says so: OpenAI, as far as its models are not open. Who calls them
 * elsewhere says so in `provider`.
 */
export function ownProvider(model: unknown): string | undefined {
  const permaslug = permaslugOf(model)
  return permaslug?.startsWith('openai/') && !permaslug.startsWith('openai/gpt-oss') ? 'OpenAI' : undefined
}
