import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { defaultList } from '@/lib/domain/traffic/list-question'
import { entityPath } from '../entity-path'
import { readListQuery } from '../list-form'
import { LIST_FORM, listPath, readListWords } from '../list-path'
import type { Meant, MeantThings } from './meant'
import { kindOfWord, meantName } from './meant-things'

/** What `/browse/…` stands for: a list, all of whose words may stand in any order. */
export function meantBrowse(words: readonly string[], query: URLSearchParams): Meant | undefined {
  const [first, ...rest] = words
  if (first === undefined) return { path: listPath(defaultList('models')) }
  if (first === 'choose')
    return rest.length === 0 ? { path: query.size > 0 ? `${LIST_FORM}?${query}` : LIST_FORM } : undefined
  const kind = kindOfWord(first)
  const question = kind && readListWords(kind, rest)
  return question && { path: listPath(question) }
}

/** What `/models?…` stands for: the form of the list, or openrouter.ai's. */
export function meantList(kind: EntityDimension, query: URLSearchParams): Meant {
  return { path: listPath(readListQuery(kind, query)) }
}

/** `/models/deepseek` are the models of an author; else it is the last part of a model's slug. */
export function meantModels(segments: readonly string[]): MeantThings | undefined {
  const thing = meantName(segments)
  return (
    thing && {
      ...thing,
      names: [{ ...thing.names[0]!, dimensions: ['authors', 'models'] }],
      pathOf: ([found]) =>
        found!.dimension === 'authors'
          ? listPath({ ...defaultList('models'), filters: { author: found!.slug } })
          : entityPath(found!.dimension, found!.slug),
    }
  )
}
