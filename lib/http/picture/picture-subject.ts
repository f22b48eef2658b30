import type { PageDimension } from '@/lib/domain/entity/dimension'
import { MAX_COMPARED } from '@/lib/domain/traffic/compare-question'
import { categoryOfPath } from '@/lib/view/address/category-path'
import { parseComparePath } from '@/lib/view/address/compare-path'
import { slugOfPath } from '@/lib/view/address/entity-path'
import { type GrowthQuestion, growthPath, parseGrowthPath } from '@/lib/view/address/growth-path'
import { parsePagePath } from '@/lib/view/address/page-path'
import { type BoardName, boardNames, boards, type MoreChart } from '@/lib/view/boards/boards'
import { type EntityChart, isEntityChart, ownersOf } from '@/lib/view/picture/entity-charts'
import {
  chartedQuestion,
  type GrowthChart,
  growthChartNames,
  growthChartOf,
  growthChartWord,
} from '@/lib/view/picture/growth-charts'
import { CHART_OF, COMPARE_PICTURES, ENTITY_PICTURES, pathWords } from '@/lib/view/picture/picture-path'
import type { Subject } from '@/lib/view/picture/subject'
import { HttpError } from '../errors'

/**
 * Reads what stands behind `/pictures/`, without its ending, or behind `/embed/charts/`.
 * @throws {HttpError} 404 that says what can stand in the wrong place
 */
export function parseSubject(path: string): Subject {
  const [first = '', ...rest] = path.split('/')
  if (first === COMPARE_PICTURES) return parseComparison(rest)
  if (first === ENTITY_PICTURES) return parseEntity(first, null, rest)
  if (/^growth(-|$)/.test(first)) return parseGrowth(first, rest)
  const chart = first.endsWith(CHART_OF) ? first.slice(0, -CHART_OF.length) : ''
  return isEntityChart(chart) ? parseEntity(first, chart, rest) : parseBoard(first, rest)
}

function parseBoard(first: string, choices: string[]): Subject {
  const { board, chart } = boardOf(first)
  const question = board && parsePagePath([board, ...choices], true)
  if (question) return { kind: 'board', question, chart }
  const [category = '', period = ''] = choices
  const words = pathWords(board)
  if (board === null) {
    throw unknownPicture(
      `The first part is a board, or a chart of one: ${words.boards.join(', ')}.`,
      words.boards,
    )
  }
  if (!categoryOfPath(category)) {
    const names = words.categories
    throw unknownPicture(`After the board stands a category: ${names.join(', ')}.`, names)
  }
  if (!words.periods.includes(period)) {
    throw unknownPicture(`After the category stands a period: ${words.periods.join(', ')}.`, words.periods)
  }
  const options = words.options.length > 0 ? `: ${words.options.join(', ')}` : ', but this board takes none'
  throw unknownPicture(
    `After the period stand only choices that differ from the board's own, in this order${options}.`,
    words.options,
  )
}

/** `context` is a board, and `context-lengths` one of its other charts. */
function boardOf(word: string): { board: BoardName | null; chart: MoreChart | null } {
  for (const board of boardNames) {
    if (word === board) return { board, chart: null }
    const more: readonly MoreChart[] = boards[board].charts
    const chart = more.find((name) => word === `${board}-${name}`)
    if (chart) return { board, chart }
  }
  return { board: null, chart: null }
}

function parseEntity(start: string, chart: EntityChart | null, [name, ...segments]: string[]): Subject {
  const owners = ownersOf(chart)
  const dimension = owners.find((one) => one === name)
  if (!dimension) throw unknownPicture(`After "${start}" stands one of ${owners.join(', ')}.`, owners)
  const slug = dimension === 'categories' ? categoryOf(segments) : slugOfPath(segments)
  if (!slug) throw noSuchEntity(dimension)
  return { kind: 'entity', dimension, slug, chart }
}

function categoryOf(segments: string[]): string | undefined {
  const category = categoryOfPath(segments.join('/'))
  return category === 'all' ? undefined : category
}

function parseComparison(segments: string[]): Subject {
  const question = parseComparePath(segments)
  if (question && question.slugs.length > 0) return { kind: 'comparison', question }
  throw unknownPicture(
    `After "${COMPARE_PICTURES}" stands what the address of the comparison has there, as in models/openai~gpt-5,qwen~qwen3: at most ${MAX_COMPARED}, each once.`,
  )
}

function parseGrowth(word: string, segments: string[]): Subject {
  const chart = growthChartOf(word)
  if (!chart) {
    const words = growthChartNames.map(growthChartWord)
    throw unknownPicture(`The charts of growth are ${words.join(', ')}.`, words)
  }
  const question = parseGrowthPath(segments)
  if (question && question.section === null && isWholeAddress(question, chart))
    return { kind: 'growth', question, chart }
  throw unknownPicture(
    `After "${word}" stands nothing, or what the address of the page of growth has there, as in ${word}/programming/week/models/openai/gpt-5.`,
  )
}

/** A chart has one address: a window that changes nothing in it has no place there. */
function isWholeAddress(question: GrowthQuestion, chart: GrowthChart): boolean {
  return growthPath(chartedQuestion(question, chart)) === growthPath(question)
}

export function noSuchEntity(dimension: PageDimension): HttpError {
  const message = `There is no such page under /${dimension}, and so no picture of it.`
  return new HttpError({ status: 404, code: 'unknown_picture', message })
}

export function unknownPicture(message: string, choices?: readonly string[]): HttpError {
  return new HttpError({
    status: 404,
    code: 'unknown_picture',
    message: `There is no such picture. ${message}`,
    details: choices && { choices },
  })
}
