import { appGroupNames } from '@/lib/domain/entity/app-groups'
import { categories } from '@/lib/domain/entity/categories'
import type { PageDimension } from '@/lib/domain/entity/dimension'
import { grains } from '@/lib/domain/time/buckets'
import { metrics } from '@/lib/domain/tokens/measures'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { categoryPath } from '../address/category-path'
import { comparePath } from '../address/compare-path'
import { entityPath } from '../address/entity-path'
import { type GrowthQuestion, growthPath } from '../address/growth-path'
import { chartModes } from '../address/page-choices'
import { defaultQuestion, type PageQuestion, pagePath, periodsOf, topSteps } from '../address/page-path'
import type { Choice } from '../boards/board-entry'
import type { MoreChart } from '../boards/boards'
import { type BoardName, boardNames, boards, pageEntry } from '../boards/boards'
import type { EntityChart } from './entity-charts'
import { chartedQuestion, type GrowthChart, growthChartWord } from './growth-charts'

const BOARDS = '/boards/'

/** Where entities' pictures are: a board can have the name of a dimension. */
export const ENTITY_PICTURES = 'entities'

/** The ending of a chart's name where it is of one thing: `providers-of`. */
export const CHART_OF = '-of'

/** Where comparisons' pictures are. */
export const COMPARE_PICTURES = 'compare'

/**
 * Where the picture of a board's chart is, without its ending: the path of the board's page under another name. One
 * of its other charts is named behind the board: `/pictures/context-lengths/programming/week`.
 */
export function picturePath(question: PageQuestion, chart?: MoreChart): string {
  const [board, ...choices] = pagePath(question).slice(BOARDS.length).split('/')
  return ['/pictures', chart ? `${board}-${chart}` : board, ...choices].join('/')
}

/** Where the picture of one thing's growth is, or of another chart of its page, without its ending. */
export function entityPicturePath(dimension: PageDimension, slug: string, chart?: EntityChart): string {
  return `/pictures/${chart ? chart + CHART_OF : ENTITY_PICTURES}${entityPath(dimension, slug)}`
}

/** Where the picture of a comparison is, without its ending. */
export function comparePicturePath(question: CompareQuestion): string {
  return `/pictures${comparePath(question)}`
}

/** Where the picture of a chart of growth is, without its ending: the path of its page under another name. */
export function growthPicturePath(question: GrowthQuestion, chart: GrowthChart): string {
  const rest = growthPath({ ...chartedQuestion(question, chart), section: null }).slice('/growth'.length)
  return `/pictures/${growthChartWord(chart)}${rest}`
}

/** Where the chart of a picture stands alone, for the frames of other sites. */
export function chartEmbedPath(picture: string): string {
  return `/embed/charts${picture.slice('/pictures'.length)}`
}

const valuesOf: Record<Choice, readonly unknown[]> = {
  period: [],
  grain: grains,
  view: chartModes,
  metric: Object.keys(metrics),
  variants: ['merge', 'split'],
  appGroup: appGroupNames,
  unattributed: [false, true],
  top: topSteps,
}

export interface PathWords {
  boards: readonly string[]
  categories: readonly string[]
  periods: readonly string[]
  /** What may follow, each but once and in this order: what differs from the board's defaults. */
  options: readonly string[]
}

/** What the segments of a board's path can be, for who has a wrong one. */
export function pathWords(board: BoardName | null): PathWords {
  return {
    boards: boardNames.flatMap((name) => [name, ...boards[name].charts.map((chart) => `${name}-${chart}`)]),
    categories: ['all', ...categories.map(({ slug }) => categoryPath(slug))],
    periods: periodsOf(board),
    options: board === null ? [] : pageEntry(board).choices.flatMap((choice) => wordsOf(board, choice)),
  }
}

function wordsOf(board: BoardName, choice: Choice): string[] {
  const usual = defaultQuestion(board)
  return valuesOf[choice]
    .filter((value) => value !== usual[choice])
    .map(
      (value) =>
        pagePath({ ...usual, [choice]: value })
          .split('/')
          .at(-1)!,
    )
}
