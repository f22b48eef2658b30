/** A model as the address of a resource names it. */
export interface Resource {
  /** The model's name, or the id of the resource where that is all there is. */
  name: string
  kind: 'model' | 'fine-tuned' | 'id'
}

const arn = /(?:^|[^a-z0-9])arn:/
/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`; of the account nothing is ever kept. */
const arnResource = /^(?:.*[^a-z0-9])?arn:[^:/]*:[^:/]*:[^:/]*:(?:[^:/]*:)?([^:/].*)$/
const preset = /^(?:openrouter\/)?@preset\/(.+)$/

/**
 * What an ARN of AWS (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html) or a
 * preset of OpenRouter (https://openrouter.ai/docs/guides/features/presets) names; undefined where the name, in small
 * letters, is neither; null where it is an ARN of nothing.
 */
export function resourceOf(name: string): Resource | null | undefined {
  if (!arn.test(name)) {
    const ownPreset = preset.exec(name)?.[1]
    return ownPreset ? { name: ownPreset, kind: 'id' } : undefined
  }
  const resource = arnResource.exec(name)?.[1]
  if (resource === undefined) return null
  const [type, ...rest] = resource.split('/')
  const first = rest[0] ?? ''
  switch (type) {
    case 'foundation-model':
    case 'inference-profile':
      return { name: rest.join('/'), kind: 'model' }
    case 'custom-model':
      // custom-model/BASE/ID, where the base is one of Bedrock's; else custom-model/imported/ID
      return first.includes('.')
        ? { name: first, kind: 'fine-tuned' }
        : { name: rest.at(-1) ?? '', kind: 'id' }
    case 'hub-content':
      // hub-content/HUB/Model/NAME/VERSION
      return { name: rest[2] ?? '', kind: 'id' }
    default:
      return { name: first.split(':')[0] || (resource.split(':')[1] ?? ''), kind: 'id' }
  }
}
