import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { defaultList, type ListQuestion, lists } from '@/lib/domain/traffic/list-question'
import { sortOf } from '@/lib/view/address/list-path'
import { readFilter } from '@/lib/view/address/list-words'
import { listParameters } from '@/lib/view/list/list-file'
import { refuse, single } from './export-checks'

/**
 * Reads `all-models.csv?author=openai&sort=input`: the filters and the order of the page, and all of its rows.
 * @throws {HttpError} 400 that names the parameter and what it takes
 */
export function parseListQuestion(kind: EntityDimension, query: URLSearchParams): ListQuestion {
  const known = listParameters(kind)
  const { sort, reversed, ...given } = single(query)
  const filters: Record<string, string> = {}
  for (const [name, text] of Object.entries(given)) {
    const filter = lists[kind].filters.find((one) => one === name)
    if (!filter) throw refuse(name, `is not a parameter of this file: it takes ${known.join(', ')}`, known)
    const value = readFilter(filter, text)
    if (value === undefined) throw refuse(name, 'is no value that the page can be narrowed by')
    filters[filter] = value
  }
  const { columns } = lists[kind]
  const sorted = sort === undefined ? {} : sortOf(kind, sort)
  if (!sorted) throw refuse('sort', `must be one of ${columns.join(', ')}`, columns)
  if (reversed !== undefined && reversed !== '1') throw refuse('reversed', 'must be 1 or left out', ['1'])
  return { ...defaultList(kind), ...sorted, isReversed: reversed === '1', filters }
}
