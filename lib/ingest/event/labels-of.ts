import { storable } from './text'

export const MAX_KEY_NAME_LENGTH = 200
export const MAX_TAGS = 20
export const MAX_TAG_LENGTH = 100

const noTags: readonly string[] = []

/** The `tags` of a wire event, each once and in their order; undefined where they are not what they should be. */
export function tagsOf(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return noTags
  if (!Array.isArray(value) || value.length > MAX_TAGS || !value.every(isTag)) return undefined
  return value.length === 0 ? noTags : [...new Set(value.map((tag) => storable(tag.trim())))]
}

function isTag(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TAG_LENGTH && value.trim() !== ''
}

/**
 * What a source says of the key and the tags of a request, in the words of the wire event. A source knows no bounds:
 * what is too long is left out, for a tag is no reason to refuse an event.
 */
export function wireLabels(keyName: unknown, tags: unknown): { api_key_name?: string; tags?: string[] } {
  const isName = typeof keyName === 'string' && keyName.length <= MAX_KEY_NAME_LENGTH && keyName.trim() !== ''
  const kept = Array.isArray(tags) ? tags.filter(isTag).slice(0, MAX_TAGS) : []
  return { ...(isName && { api_key_name: keyName }), ...(kept.length > 0 && { tags: kept }) }
}
