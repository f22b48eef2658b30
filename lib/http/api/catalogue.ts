import type { ApiEndpoint } from './endpoint'
import { rankingsDaily } from './endpoints/rankings-daily'

/** The data API: an endpoint is one entry here. */
export const apiEndpoints: readonly ApiEndpoint[] = [rankingsDaily]
