import { categoryId } from '@/lib/domain/entity/categories'
import type { WireApp } from '../../event/attribution'

/** What the tags of a request say by themselves; rules of the operator may read more into them. */
export interface TagFacts {
  category: string | undefined
  app: WireApp | undefined
}

/**
 * `category:programming`, or a tag that is the name of a category, names the category. `app:https://cline.bot` and
 * `app:Cline` name the app by its address or its title. Of several the first counts.
 */
export function readTags(value: unknown): TagFacts {
  const tags = Array.isArray(value)
    ? value.filter((tag) => typeof tag === 'string').map((tag) => tag.trim())
    : []
  const bare = tags.find((tag) => categoryId(tag.toLowerCase()) !== undefined)
  return {
    category: valueAfter(tags, 'category') ?? bare?.toLowerCase(),
    app: appOf(valueAfter(tags, 'app')),
  }
}

function valueAfter(tags: readonly string[], name: string): string | undefined {
  const tag = tags.find((text) => text.toLowerCase().startsWith(`${name}:`))
  return tag?.slice(name.length + 1).trim() || undefined
}

function appOf(name: string | undefined): WireApp | undefined {
  if (!name) return undefined
  return /^https?:\/\//i.test(name) ? { url: name } : { title: name }
}
