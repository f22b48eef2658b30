import type { ApiEndpoint } from './endpoint'
import { appRankings } from './endpoints/app-rankings'
import { rankingsDaily } from './endpoints/rankings-daily'
import { sessionCost } from './endpoints/session-cost'
import { taskClassifications } from './endpoints/task-classifications'

/** The data API: an endpoint is one entry here. */
export const apiEndpoints: readonly ApiEndpoint[] = [
  rankingsDaily,
  appRankings,
  sessionCost,
  taskClassifications,
]
