import { isDay } from '@/lib/domain/time/day'
import {
  type CompareQuestion,
  defaultComparison,
  isCompareDimension,
  MAX_COMPARED,
} from '@/lib/domain/traffic/compare-question'
import { parseComparePath } from './compare-path'

/** The form's page: it leads to the address of the comparison that was chosen. */
export const COMPARE_FORM = '/compare/add'

/** What the forms of comparisons send. */
export interface CompareForm {
  /** The comparison that the reader comes from, with the index date that was chosen. */
  question: CompareQuestion
  /** What to add, by slug or by name; empty where nothing is. */
  text: string
}

/**
 * Reads a form: `to` is the address of a comparison, or `dimension` names what a new one is about; `q` says what to
 * add, `from` the bucket to set to 100.
 */
export function readCompareForm(given: Record<string, string | string[] | undefined>): CompareForm {
  const value = (name: string) => {
    const found = given[name]
    return (Array.isArray(found) ? found[0] : found)?.trim() ?? ''
  }
  const dimension = value('dimension')
  const come = parseComparePath(value('to').split('/').slice(2))
  const question = come ?? defaultComparison(isCompareDimension(dimension) ? dimension : 'models', [])
  const from = value('from')
  return {
    question: isDay(from) ? { ...question, view: 'index', from } : question,
    text: value('q'),
  }
}

/** With one more at the end; as it was where that is there already, or there is no place left. */
export function withAdded(question: CompareQuestion, slug: string): CompareQuestion {
  const { slugs } = question
  const isFull = slugs.length >= MAX_COMPARED
  return isFull || slugs.includes(slug) ? question : { ...question, slugs: [...slugs, slug] }
}

export function withoutOne(question: CompareQuestion, slug: string): CompareQuestion {
  return { ...question, slugs: question.slugs.filter((other) => other !== slug) }
}
