import { isPlace } from './places'

/** A model's name without what says where it runs: who made it, where the rest says so, and its own name. */
export interface PlacedModel {
  maker: string | undefined
  name: string
  /** Whose way of writing the name is in: Bedrock's `maker.name`, or that of Fireworks. */
  dialect?: 'bedrock' | 'fireworks'
}

/**
 * `maker.name`, of a profile across regions behind a prefix:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
const bedrockName =
  /^(?:[a-z]{2,6}(?:-[a-z]{2,4})*\.)?(ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|xai|zai)\.(.+)$/
/** The same of any maker, where it is known that the name is Bedrock's. */
const anyBedrockName = /^(?:(?:us|eu|apac|ap|au|ca|in|jp|sa|us-gov|global)\.)?([a-z][a-z0-9-]*)\.(.+)$/

/** Takes off in front of a name, in small letters, what only says where the model runs. */
export function splitPlace(path: string, isOfBedrock = false): PlacedModel {
  const all = path.split('/').filter(Boolean)
  const segments = withoutPlace(all)
  const last = segments.at(-1) ?? ''
  const [, maker, name] = bedrockName.exec(last) ?? (isOfBedrock ? anyBedrockName.exec(last) : null) ?? []
  if (maker && name) return { maker, name, dialect: 'bedrock' }
  const dialect = all.some((segment) => /^fireworks(?:[-_]ai)?$/.test(segment)) ? 'fireworks' : undefined
  return { maker: segments.at(-2), name: last, dialect }
}

function withoutPlace(path: readonly string[]): readonly string[] {
  // Nobody writes more than maker and name: what stands before them is a place, known or not.
  let segments = behindOwner(path).slice(-2)
  while (segments.length > 1 && isPlace(segments[0]!)) segments = segments.slice(1)
  // The address of a project or an account with no model behind it
  return /^(?:projects|locations|accounts|subscriptions)$/.test(segments.at(-2) ?? '') ? [] : segments
}

function behindOwner(path: readonly string[]): readonly string[] {
  // projects/P/locations/L/publishers/MAKER/models/NAME
  const publisher = path.lastIndexOf('publishers')
  if (publisher >= 0 && path[publisher + 2] === 'models')
    return [path[publisher + 1]!, ...path.slice(publisher + 3)]
  // accounts/ACCOUNT/models/NAME
  const account = path.indexOf('accounts')
  return account >= 0 && path[account + 2] === 'models' ? path.slice(account + 3) : path
}
