import { type BoardEntry, type Choice, listAndChart } from './board-entry'

/**
 * The boards of the site in their order: each is a section of the overview and a page of its own. Their words are in
 * the message catalogue under `boards.<name>`. CONTRIBUTING.md shows how to add one.
 */
export const boards = {
  models: {
    choices: ['grain', 'view', 'metric', 'variants'],
    defaults: {},
    isPublished: true,
    charts: [],
    tables: {},
    files: [{ chart: 'models' }],
  },
  leaderboard: {
    choices: ['period', 'metric', 'variants', 'top'],
    defaults: {},
    ranksGrowth: true,
    isPublished: true,
    charts: [],
    tables: {},
    files: [{ list: 'models' }],
  },
  authors: {
    dimension: 'authors',
    choices: ['period', 'grain', 'view', 'metric', 'top'],
    defaults: { view: 'share' },
    isPublished: true,
    ...listAndChart('authors'),
  },
  providers: {
    dimension: 'providers',
    choices: ['period', 'grain', 'view', 'metric', 'top'],
    defaults: { view: 'share' },
    ...listAndChart('providers'),
  },
  categories: {
    dimension: 'categories',
    choices: ['period', 'grain', 'view', 'metric'],
    defaults: { view: 'share' },
    ...listAndChart('categories'),
  },
  apps: {
    dimension: 'apps',
    choices: ['period', 'grain', 'view', 'metric', 'appGroup', 'unattributed', 'top'],
    defaults: {},
    ranksGrowth: true,
    ...listAndChart('apps'),
  },
  context: {
    choices: ['period', 'grain'],
    defaults: {},
    charts: ['lengths'],
    tables: {
      context: { takes: ['category'] },
      'context-categories': { takes: [] },
      'context-lengths-over-time': { takes: ['category', 'grain'] },
      'context-over-time': {
        takes: ['category', 'grain', 'variants', 'by', 'top'],
        by: ['all', 'categories', 'models', 'authors', 'providers', 'apps'],
      },
    },
    files: [{ table: 'context' }, { table: 'context-over-time' }],
  },
  reasoning: {
    choices: ['period', 'grain', 'variants', 'top'],
    defaults: {},
    charts: ['authors', 'served'],
    tables: {
      reasoning: { takes: ['category', 'variants'] },
      'reasoning-over-time': {
        takes: ['category', 'grain', 'variants', 'by', 'top'],
        by: ['models', 'authors', 'providers', 'apps', 'categories', 'all'],
      },
      'reasoning-models-over-time': { takes: ['category', 'grain'] },
    },
    files: [{ table: 'reasoning' }, { table: 'reasoning-over-time' }],
  },
  free: {
    dimension: 'access',
    choices: ['period', 'grain', 'view', 'metric', 'top'],
    defaults: { view: 'share' },
    ...listAndChart('access'),
  },
  routing: {
    choices: ['period', 'grain', 'view', 'metric'],
    defaults: { view: 'share' },
    ...listAndChart('routing'),
  },
  tools: {
    choices: ['period', 'grain', 'variants', 'top'],
    defaults: {},
    charts: ['calls', 'apps', 'app-calls'],
    tables: {
      'tools-over-time': {
        takes: ['category', 'grain', 'variants', 'by', 'top'],
        by: ['all', 'models', 'apps', 'authors', 'providers', 'categories'],
      },
    },
    files: [{ table: 'tools-over-time' }],
  },
  open: {
    choices: ['period', 'grain', 'view', 'metric'],
    defaults: { view: 'share' },
    ...listAndChart('weights'),
    charts: ['regions'],
  },
  price: {
    choices: ['period', 'variants', 'top'],
    defaults: {},
    charts: ['categories'],
    tables: {
      prices: { takes: ['category', 'variants'] },
      'provider-prices': { takes: ['category'] },
      'category-prices': { takes: [] },
    },
    files: [{ table: 'prices' }],
  },
  speed: {
    choices: ['period', 'variants', 'top'],
    defaults: {},
    charts: [],
    tables: { speed: { takes: ['variants'] }, 'provider-speed': { takes: [] } },
    files: [{ table: 'speed' }],
  },
} as const satisfies Record<string, BoardEntry>

export type BoardName = keyof typeof boards

/** The boards that are a dimension over time and its ranked list, and no more. */
export type DimensionBoard = {
  [Name in BoardName]: (typeof boards)[Name] extends { dimension: string } ? Name : never
}[BoardName]

/** What a board calls its charts besides its own; never where it has none. */
export type MoreChart<Name extends BoardName = BoardName> = (typeof boards)[Name]['charts'][number]

export const boardNames = Object.keys(boards) as BoardName[]

export function isBoardName(text: string): text is BoardName {
  return Object.hasOwn(boards, text)
}

/** The overview has a section of each board: what is chosen there holds for all of them. */
const overview = {
  choices: ['period', 'grain', 'metric', 'variants', 'top'],
  defaults: {},
  ranksGrowth: true,
} as const satisfies Partial<BoardEntry>

type PageEntry = Pick<BoardEntry, 'choices' | 'defaults' | 'ranksGrowth' | 'isPublished'>

/** What the page of a board can be asked; null stands for the overview. */
export function pageEntry(board: BoardName | null): PageEntry {
  return board === null ? overview : boards[board]
}

export function takes(board: BoardName | null, choice: Choice): boolean {
  return pageEntry(board).choices.includes(choice)
}
