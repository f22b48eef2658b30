import type { PageChoices } from './page-choices'

/** What a reader can choose besides the category and the period. */
export type Choice = 'period' | 'grain' | 'view' | 'metric' | 'variants' | 'appGroup' | 'top'

interface BoardEntry {
  /** The choices that change what it shows: others are not part of its address. */
  choices: readonly Choice[]
  /** Where it starts from something else than the site does. */
  defaults: Partial<PageChoices>
}

/**
 * The boards of the site in their order: each is a section of the overview and a page of its own. Titles and
 * explanations are in the message catalogue under `boards.<name>`.
 */
export const boards = {
  models: { choices: ['grain', 'view', 'metric', 'variants'], defaults: {} },
  leaderboard: { choices: ['period', 'metric', 'variants', 'top'], defaults: {} },
  authors: { choices: ['period', 'grain', 'view', 'metric', 'top'], defaults: { view: 'share' } },
  providers: { choices: ['period', 'grain', 'view', 'metric', 'top'], defaults: { view: 'share' } },
  categories: { choices: ['period', 'grain', 'view', 'metric'], defaults: { view: 'share' } },
  apps: { choices: ['period', 'grain', 'view', 'metric', 'appGroup', 'top'], defaults: {} },
  context: { choices: ['period', 'grain'], defaults: {} },
  reasoning: { choices: ['period', 'grain', 'variants', 'top'], defaults: {} },
  free: { choices: ['period', 'grain', 'view', 'metric', 'top'], defaults: { view: 'share' } },
  routing: { choices: ['period', 'grain', 'view', 'metric'], defaults: { view: 'share' } },
  tools: { choices: ['period', 'grain', 'variants', 'top'], defaults: {} },
  open: { choices: ['period', 'grain', 'view', 'metric'], defaults: { view: 'share' } },
  price: { choices: ['period', 'variants', 'top'], defaults: {} },
  speed: { choices: ['period', 'variants', 'top'], defaults: {} },
} as const satisfies Record<string, BoardEntry>

export type BoardName = keyof typeof boards

export const boardNames = Object.keys(boards) as BoardName[]

export function isBoardName(text: string): text is BoardName {
  return Object.hasOwn(boards, text)
}

/** The overview has a section of each board: what is chosen there holds for all of them. */
const overview: BoardEntry = { choices: ['period', 'grain', 'metric', 'variants', 'top'], defaults: {} }

export function entryOf(board: BoardName | null): BoardEntry {
  return board === null ? overview : boards[board]
}

export function takes(board: BoardName | null, choice: Choice): boolean {
  return entryOf(board).choices.includes(choice)
}
