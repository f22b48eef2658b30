import type { BoardName } from '@/lib/view/address/boards'
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

/** Every board of the site, in the order of `boards`. */
export const sections: { [Name in BoardName]: BoardSection<Name> } = {
  models,
  leaderboard,
  authors: chartAndList('authors', 'authors'),
  providers: chartAndList('providers', 'providers'),
  categories: chartAndList('categories', 'categories'),
  apps: chartAndList('apps', 'apps'),
  context,
  reasoning,
  free: chartAndList('free', 'access'),
  routing,
  tools,
  open,
  price,
  speed,
}
