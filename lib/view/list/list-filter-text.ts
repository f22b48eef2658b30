import { isAppGroup } from '@/lib/domain/entity/app-groups'
import type { Entity } from '@/lib/domain/traffic/board'
import { type ListFilter, type ListQuestion, lists } from '@/lib/domain/traffic/list-question'
import { categoryOfPath } from '../address/category-path'
import { listPath } from '../address/list-path'
import { categoryName } from '../text/category-name'
import { formatDay } from '../text/format-day'
import { text } from '../text/messages'

/** A filter that is set: what it says, and the address of the list without it. */
export interface SetFilter {
  label: string
  href: string
}

/** @param named what authors and providers are called */
export function setFilters(
  question: ListQuestion,
  named: Record<'authors' | 'providers', Entity[]>,
): SetFilter[] {
  return lists[question.kind].filters.flatMap((filter) => {
    const value = question.filters[filter]
    if (value === undefined) return []
    const { [filter]: _, ...filters } = question.filters
    return [{ label: filterText(filter, value, named), href: listPath({ ...question, filters, page: 1 }) }]
  })
}

function filterText(
  filter: ListFilter,
  value: string,
  { authors, providers }: Record<'authors' | 'providers', Entity[]>,
): string {
  const nameIn = (entities: Entity[]) => entities.find(({ slug }) => slug === value)?.name ?? value
  switch (filter) {
    case 'author':
      return nameIn(authors)
    case 'provider':
      return text('browse.set.provider', { provider: nameIn(providers) })
    case 'category':
      return categoryName(categoryOfPath(value) ?? 'all')
    case 'group':
      return groupName(value)
    case 'reads':
    case 'writes':
      return text(`browse.set.${filter}`, { modality: modalityName(value) })
    case 'weights':
      return text(value === 'open' ? 'browse.weights.open' : 'browse.weights.closed')
    case 'price':
      return text('browse.set.price', { price: value })
    case 'context':
      return text('browse.set.context', { count: Number(value) })
    case 'since':
      return text('browse.set.since', { day: formatDay(value) })
    case 'text':
      return text('browse.set.text', { text: value.replaceAll('-', ' ') })
  }
}

export function groupName(group: string): string {
  if (!isAppGroup(group)) return group
  return group in groupKeys
    ? text(groupKeys[group as keyof typeof groupKeys])
    : text(`appKinds.${group as 'game'}`)
}

const groupKeys = {
  coding: 'appGroups.coding',
  creative: 'appGroups.creative',
  productivity: 'appGroups.productivity',
  entertainment: 'appGroups.entertainment',
} as const

export function modalityName(modality: string): string {
  return text(`browse.modalities.${modality as 'text'}`)
}
