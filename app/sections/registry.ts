import { type BoardName, boardNames, boards, type DimensionBoard } from '@/lib/view/boards/boards'
import { chartAndList } from './chart-and-list'
import { context } from './context'
import { leaderboard } from './leaderboard'
import { models } from './models'
import { open } from './open'
import { price } from './price'
import { reasoning } from './reasoning'
import { routing } from './routing'
import type { BoardSection } from './section'
import { speed } from './speed'
import { tools } from './tools'

/** The boards that show more than a dimension, or something else. */
const ownSections: { [Name in Exclude<BoardName, DimensionBoard>]: BoardSection<Name> } = {
  models,
  leaderboard,
  context,
  reasoning,
  routing,
  tools,
  open,
  price,
  speed,
}

/** Every board of the site. */
export const sections = Object.fromEntries(boardNames.map((name) => [name, sectionOf(name)])) as Record<
  BoardName,
  BoardSection<never>
>

function sectionOf(name: BoardName): BoardSection<never> {
  if (isDimensionBoard(name)) return chartAndList(name, boards[name].dimension)
  return ownSections[name]
}

function isDimensionBoard(name: BoardName): name is DimensionBoard {
  return 'dimension' in boards[name]
}
