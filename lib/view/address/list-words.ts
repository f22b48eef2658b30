import { isAppGroup } from '@/lib/domain/entity/app-groups'
import { isDay } from '@/lib/domain/time/day'
import { type ListFilter, listModalities, listWeights } from '@/lib/domain/traffic/list-question'
import { parseSearchQuery } from '@/lib/domain/traffic/search'
import { categoryPath } from './category-path'
import { readCategory } from './meant/meant-rankings'

const oneOf = (words: readonly string[]) => (text: string) =>
  words.find((word) => word === text.toLowerCase())

const wholeNumber = (text: string) => /^0*([1-9]\d{0,8})$/.exec(text)?.[1]

/** A price in dollars for a million tokens, without what says nothing: `0.50` is `0.5`. */
function price(text: string): string | undefined {
  const [, whole, part = ''] = /^\$?(\d{1,6})(?:\.(\d{1,6}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const digits = part.replace(/0+$/, '')
  return String(Number(whole)) + (digits && `.${digits}`)
}

/** The one way in which each filter's value is written; undefined for what is no value of it. */
const readers: Record<ListFilter, (text: string) => string | undefined> = {
  author: nameOf,
  provider: nameOf,
  category: (text) => {
    const category = readCategory(text)
    return category && category !== 'all' ? categoryPath(category) : undefined
  },
  group: (text) => (isAppGroup(text.toLowerCase()) ? text.toLowerCase() : undefined),
  reads: oneOf(listModalities.reads),
  writes: oneOf(listModalities.writes),
  weights: oneOf(listWeights),
  price,
  context: wholeNumber,
  since: (text) => (isDay(text) ? text : undefined),
  text: (text) => parseSearchQuery(text).words.join('-') || undefined,
}

export function readFilter(filter: ListFilter, text: string): string | undefined {
  return readers[filter](text)
}

/** A slug of one part. */
function nameOf(text: string): string | undefined {
  const name = text.trim()
  return name === '' || name.length > 200 || /[/\0]/.test(name) || /^\.{1,2}$/.test(name) ? undefined : name
}
