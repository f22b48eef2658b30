import type { BoardName } from '@/lib/domain/boards'
import { chartAndList } from './chart-and-list'
import { context } from './context'
import { leaderboard } from './leaderboard'
import { models } from './models'
import { reasoning } from './reasoning'
import type { BoardSection } from './section'
import { tools } from './tools'

/** Every board of the site, in the order of `boards`. */
export const sections: Record<BoardName, BoardSection> = {
  models,
  leaderboard,
  authors: chartAndList('authors', 'authors'),
  providers: chartAndList('providers', 'providers'),
  categories: chartAndList('categories', 'categories'),
  apps: chartAndList('apps', 'apps'),
  context,
  reasoning,
  free: chartAndList('free', 'access'),
  routing: chartAndList('routing', 'routing'),
  tools,
  open: chartAndList('open', 'weights'),
}
