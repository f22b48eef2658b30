import { appGroupNames } from '../app-groups'
import { type BoardName, boardNames, type Choice, entryOf, takes } from '../boards'
import { grains } from '../buckets'
import { categories } from '../categories'
import type { EntityDimension } from '../dimension'
import { entityPath } from '../entity-path'
import { metrics } from '../measures'
import { periodNames } from '../period'
import { chartModes, defaultQuestion, type PageQuestion, pagePath, topSteps } from '../question'

const BOARDS = '/boards/'

/** Where entities' pictures are: a board can have the name of a dimension. */
export const ENTITY_PICTURES = 'entities'

/** The ending of the list's name where a picture is of what one thing is made of: `providers-of`. */
export const PARTS_OF = '-of'

/** Where the picture of a board's chart is, without its ending: the path of the board's page under another name. */
export function picturePath(question: PageQuestion): string {
  return `/pictures/${pagePath(question).slice(BOARDS.length)}`
}

/** Where the picture of an entity's growth is, without its ending. */
export function entityPicturePath(dimension: EntityDimension, slug: string): string {
  return `/pictures/${ENTITY_PICTURES}${entityPath(dimension, slug)}`
}

/** Where the picture of what its tokens are made of is, without its ending. */
export function partsPicturePath(list: string, dimension: EntityDimension, slug: string): string {
  return `/pictures/${list}${PARTS_OF}${entityPath(dimension, slug)}`
}

const valuesOf: Record<Choice, readonly unknown[]> = {
  period: [],
  grain: grains,
  view: chartModes,
  metric: Object.keys(metrics),
  variants: ['merge', 'split'],
  appGroup: appGroupNames,
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
    boards: boardNames,
    categories: ['all', ...categories.map(({ path }) => path)],
    periods: takes(board, 'period') ? periodNames : [defaultQuestion(board).period],
    options: board === null ? [] : entryOf(board).choices.flatMap((choice) => wordsOf(board, choice)),
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
