import Link from 'next/link'
import type { ReactNode } from 'react'
import { appGroupNames } from '@/lib/domain/entity/app-groups'
import { categories } from '@/lib/domain/entity/categories'
import type { Entity } from '@/lib/domain/traffic/board'
import {
  defaultList,
  type ListFilter,
  type ListQuestion,
  listModalities,
  lists,
  listWeights,
} from '@/lib/domain/traffic/list-question'
import { MAX_QUERY_LENGTH } from '@/lib/domain/traffic/search'
import { categoryPath } from '@/lib/view/address/category-path'
import { LIST_FORM } from '@/lib/view/address/list-path'
import { groupName, modalityName, type SetFilter } from '@/lib/view/list/list-filter-text'
import { categoryName } from '@/lib/view/text/category-name'
import { compactCount } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { fieldClass, submitClass } from '../compare/field-class'

interface ListFormProps {
  question: ListQuestion
  choices: { authors: Entity[]; providers: Entity[] }
  set: SetFilter[]
}

/** Narrows a list: a plain form, and a link for each filter that is set, which takes it away. */
export function ListForm({ question, choices, set }: ListFormProps) {
  const { kind, filters, sort, isReversed } = question
  const others = lists[kind].filters.filter((filter): filter is ListField => filter !== 'text')
  return (
    <search aria-label={text(`browse.${kind}.form`)}>
      <form action={LIST_FORM} className="mt-5">
        <input type="hidden" name="kind" value={kind} />
        {sort !== defaultList(kind).sort && <input type="hidden" name="sort" value={sort} />}
        {isReversed && <input type="hidden" name="reversed" value="1" />}
        <div className="flex max-w-[46rem] gap-2">
          <input
            type="search"
            name="text"
            defaultValue={filters.text?.replaceAll('-', ' ')}
            aria-label={text(`browse.${kind}.search`)}
            placeholder={text(`browse.${kind}.search`)}
            maxLength={MAX_QUERY_LENGTH}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className={`min-w-0 flex-1 ${fieldClass}`}
          />
          <button type="submit" className={submitClass}>
            {text('browse.show')}
          </button>
        </div>
        <details className="mt-3">
          <summary className="w-fit cursor-pointer text-[0.8125rem] text-link">{text('browse.more')}</summary>
          <div className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-3">
            {others.map((filter) => (
              <Field key={filter} filter={filter} value={filters[filter]} choices={choices} />
            ))}
          </div>
        </details>
      </form>
      {set.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2 text-[0.8125rem]">
          {set.map(({ label, href }) => (
            <li key={label}>
              <Link
                href={href}
                prefetch={false}
                className="rounded-full border border-line-strong px-3 py-1 hover:bg-raised"
              >
                <span className="sr-only">{text('browse.without')} </span>
                {label} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}

/** What has a field of its own beside the searched text. */
type ListField = Exclude<ListFilter, 'text'>

interface FieldProps {
  filter: ListField
  value: string | undefined
  choices: ListFormProps['choices']
}

function Field({ filter, value, choices }: FieldProps) {
  if (filter === 'price' || filter === 'since') {
    const own = filter === 'since' ? { type: 'date' } : { type: 'number', min: 0, step: 'any' }
    return (
      <Labelled filter={filter}>
        <input {...own} name={filter} defaultValue={value} className={`w-full min-w-0 ${fieldClass}`} />
      </Labelled>
    )
  }
  const options = optionsOf(filter, choices)
  const isOther = value !== undefined && !options.some((option) => option.value === value)
  return (
    <Labelled filter={filter}>
      <select name={filter} defaultValue={value ?? ''} className={`w-full min-w-0 ${fieldClass}`}>
        <option value="">{text('browse.any')}</option>
        {isOther && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({ filter, children }: { filter: ListField; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is its child
    <label className="block text-muted text-xs">
      {text(`browse.filters.${filter}`)}
      <span className="mt-1 block text-ink">{children}</span>
    </label>
  )
}

interface Option {
  value: string
  label: string
}

const contexts = [32_000, 128_000, 200_000, 1_000_000]

function optionsOf(filter: ListFilter, { authors, providers }: ListFormProps['choices']): Option[] {
  switch (filter) {
    case 'author':
      return authors.map(({ slug, name }) => ({ value: slug, label: name }))
    case 'provider':
      return providers.map(({ slug, name }) => ({ value: slug, label: name }))
    case 'category':
      return categories.map(({ slug }) => ({ value: categoryPath(slug), label: categoryName(slug) }))
    case 'group':
      return appGroupNames.map((group) => ({ value: group, label: groupName(group) }))
    case 'reads':
    case 'writes':
      return listModalities[filter].map((modality) => ({ value: modality, label: modalityName(modality) }))
    case 'weights':
      return listWeights.map((weights) => ({ value: weights, label: text(`browse.weights.${weights}`) }))
    case 'context':
      return contexts.map((count) => ({ value: String(count), label: compactCount(BigInt(count)) }))
    default:
      return []
  }
}
