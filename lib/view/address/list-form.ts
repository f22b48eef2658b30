import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { slugify } from '@/lib/domain/entity/slug'
import { defaultList, type ListFilter, type ListQuestion, lists } from '@/lib/domain/traffic/list-question'
import { sortOf } from './list-path'
import { readFilter } from './list-words'

/** What openrouter.ai/models is asked by, where its word is another one. The first of several values counts. */
const otherNames: Partial<Record<ListFilter, readonly string[]>> = {
  text: ['q', 'query', 'search'],
  author: ['authors', 'series'],
  provider: ['providers'],
  category: ['categories'],
  reads: ['input_modalities', 'input'],
  writes: ['output_modalities', 'output'],
  price: ['max_price'],
  context: ['min_context'],
}

const orders: Record<string, Partial<ListQuestion>> = {
  newest: { sort: 'released' },
  'top-weekly': {},
  'most-popular': {},
  'pricing-low-to-high': { sort: 'input' },
  'pricing-high-to-low': { sort: 'input', isReversed: true },
  'context-high-to-low': { sort: 'context' },
}

/**
 * The list that a form or a link asks for by a query: a parameter for each filter, `sort` by a column, `reversed`. What
 * is no value of a filter is left out.
 */
export function readListQuery(kind: EntityDimension, query: URLSearchParams): ListQuestion {
  const filters: Partial<Record<ListFilter, string>> = {}
  for (const filter of lists[kind].filters) {
    const names = [filter, ...(otherNames[filter] ?? [])]
    const given = names.map((name) => query.get(name)).find((value) => value)
    const isList = filter !== 'text'
    const first = isList ? given?.split(',')[0] : given
    const value = first && readFilter(filter, filter === 'provider' ? slugify(first) : first)
    if (value) filters[filter] = value
  }
  return {
    ...defaultList(kind),
    ...(kind === 'models' && orders[query.get('order') ?? '']),
    ...sortOf(kind, query.get('sort') ?? ''),
    ...(query.get('reversed') === '1' && { isReversed: true }),
    filters,
  }
}

/** Reads the form of a list, which says of what kind it is. */
export function readListForm(given: Record<string, string | string[] | undefined>): ListQuestion {
  const pairs = Object.entries(given).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value[0] : value
    return text === undefined ? [] : [[name, text] as [string, string]]
  })
  const query = new URLSearchParams(pairs)
  const kind = entityDimensions.find((one) => one === query.get('kind')) ?? 'models'
  return readListQuery(kind, query)
}
