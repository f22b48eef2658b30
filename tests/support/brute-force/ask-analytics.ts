import type { useApiServer } from '../http/serve-api'

/** Asks the analytics of the API; comes back with the status and what was answered. */
export function analyticsOf(serve: ReturnType<typeof useApiServer>, now: Date) {
  return async (body: object) => {
    const { address } = await serve({ now })
    const response = await fetch(`${address}/api/v1/analytics/query`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
}
