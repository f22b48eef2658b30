import { isAppGroup } from '@/lib/domain/entity/app-groups'
import { isPeriod, type Period, periodNames } from '@/lib/domain/time/period'
import type { Choice } from '../boards/board-entry'
import { type BoardName, isBoardName, pageEntry, takes } from '../boards/boards'
import { categoryOfPath, categoryPath } from './category-path'
import { grainWord, metricWord, viewWord } from './choice-words'
import { chartModes, type PageChoices } from './page-choices'

/** What a page of rankings answers. It lives in the path, so that a link shows the same thing to everyone. */
export interface PageQuestion extends PageChoices {
  /** Null for the overview of all boards. */
  board: BoardName | null
}

const usual: PageQuestion = {
  board: null,
  category: 'all',
  period: 'week',
  grain: 'week',
  view: 'absolute',
  metric: 'tokens',
  variants: 'merge',
  appGroup: null,
  unattributed: false,
  top: 20,
}

/** What a page answers where its address says no more than its name. */
export function defaultQuestion(board: BoardName | null): PageQuestion {
  return { ...usual, board, ...pageEntry(board).defaults }
}

/**
 * The periods that a page can be asked for: its usual one alone where it takes none. On the overview the boards that
 * rank no growth show the week of what is trending.
 */
export function periodsOf(board: BoardName | null): Period[] {
  if (!takes(board, 'period')) return [defaultQuestion(board).period]
  return periodNames.filter((period) => period !== 'trending' || pageEntry(board).ranksGrowth)
}

/** The lengths that "show more" steps through. */
export const topSteps = [20, 50, 100, 250, 500]

/** The optional path segments in their order: how each is written and read. */
export const optionWords: {
  choice: Exclude<Choice, 'period'>
  write(question: PageQuestion): string
  read(word: string): Partial<PageQuestion> | undefined
}[] = [
  { choice: 'grain', ...grainWord },
  { choice: 'view', ...viewWord(chartModes) },
  { choice: 'metric', ...metricWord },
  {
    choice: 'variants',
    write: ({ variants }) => variants,
    read: (word) => (word === 'split' || word === 'merge' ? { variants: word } : undefined),
  },
  {
    choice: 'appGroup',
    write: ({ appGroup }) => `group-${appGroup}`,
    read: (word) => {
      const appGroup = /^group-(.+)$/.exec(word)?.[1] ?? ''
      return isAppGroup(appGroup) ? { appGroup } : undefined
    },
  },
  {
    choice: 'unattributed',
    write: () => 'with-unattributed',
    read: (word) => (word === 'with-unattributed' ? { unattributed: true } : undefined),
  },
  {
    choice: 'top',
    write: ({ top }) => `top-${top}`,
    read: (word) => {
      const top = Number(/^top-(\d+)$/.exec(word)?.[1])
      return topSteps.includes(top) ? { top } : undefined
    },
  },
]

/**
 * The page's path: `/rankings/<category>/<period>` for the overview, `/boards/<board>/<category>/<period>` for one
 * board, and then only what differs from the page's defaults, in the order of `optionWords`. A page with nothing but
 * defaults is `/` or `/boards/<board>`.
 */
export function pagePath(question: PageQuestion): string {
  const { board, category } = question
  const defaults = defaultQuestion(board)
  const period = periodsOf(board).includes(question.period) ? question.period : defaults.period
  const options = optionWords
    .filter(({ choice }) => takes(board, choice) && question[choice] !== defaults[choice])
    .map(({ write }) => write(question))
  const isDefault = category === defaults.category && period === defaults.period && options.length === 0
  if (isDefault) return board === null ? '/' : `/boards/${board}`
  const start = board === null ? '/rankings' : `/boards/${board}`
  return [start, categoryPath(category), period, ...options].join('/')
}

/**
 * Reads the path segments after `/rankings`, or after `/boards` where `isBoard`; undefined where they are not as
 * `pagePath` writes them: a page has one address.
 */
export function parsePagePath(segments: string[], isBoard = false): PageQuestion | undefined {
  const [name = '', ...rest] = isBoard ? segments : ['', ...segments]
  if (isBoard && !isBoardName(name)) return undefined
  const board = isBoardName(name) ? name : null
  if (isBoard && rest.length === 0) return defaultQuestion(board)
  const [categorySegment = '', period = '', ...options] = rest
  const category = categoryOfPath(categorySegment)
  if (!category || !isPeriod(period)) return undefined
  const question: PageQuestion = { ...defaultQuestion(board), category, period }
  for (const option of options) {
    const read = optionWords.map((word) => word.read(option)).find((found) => found !== undefined)
    if (!read) return undefined
    Object.assign(question, read)
  }
  const written = pagePath(question)
  const isOverviewItself = written === '/' && rest.length === 2 // next.config.mjs rewrites `/` to it
  return isOverviewItself || written === [isBoard ? '/boards' : '/rankings', ...segments].join('/')
    ? question
    : undefined
}
