import type { ApiEndpoint } from './endpoint'
import { activity } from './endpoints/activity'
import { analyticsMeta } from './endpoints/analytics-meta'
import { analyticsQuery } from './endpoints/analytics-query'
import { appRankings } from './endpoints/app-rankings'
import { growth } from './endpoints/growth'
import { oneModel } from './endpoints/model'
import { modelEndpoints } from './endpoints/model-endpoints'
import { listOfModels, numberOfModels } from './endpoints/models'
import { providers } from './endpoints/providers'
import { rankingsDaily } from './endpoints/rankings-daily'
import { sessionCost } from './endpoints/session-cost'
import { taskClassifications } from './endpoints/task-classifications'

/** The data API: an endpoint is one entry here. */
export const apiEndpoints: readonly ApiEndpoint[] = [
  rankingsDaily,
  appRankings,
  sessionCost,
  taskClassifications,
  listOfModels,
  numberOfModels,
  oneModel,
  modelEndpoints,
  providers,
  activity,
  analyticsMeta,
  analyticsQuery,
  growth,
]
