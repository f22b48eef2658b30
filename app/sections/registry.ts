import type { BoardName } from '@/lib/domain/boards'
import { chartAndList } from './chart-and-list'
import { leaderboard } from './leaderboard'
import { models } from './models'
import type { BoardSection } from './section'

/** Every board of the site, in the order of `boards`. */
export const sections: Record<BoardName, BoardSection> = {
  models,
  leaderboard,
  authors: chartAndList('authors', 'authors'),
  providers: chartAndList('providers', 'providers'),
  categories: chartAndList('categories', 'categories'),
  apps: chartAndList('apps', 'apps'),
  free: chartAndList('free', 'access'),
  routing: chartAndList('routing', 'routing'),
  open: chartAndList('open', 'weights'),
}
