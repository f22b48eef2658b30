import type { RouteContext } from '../route'
import { requestOrigin } from '../server/request-origin'
import { apiEndpoints } from './catalogue'
import { openApi } from './openapi'

/** `GET /api/v1/openapi.json`: the description of the data API, for generators of clients. */
export async function getOpenApi({ request }: RouteContext): Promise<Response> {
  return Response.json(openApi(apiEndpoints, `${requestOrigin(request)}/api/v1`), {
    headers: { 'cache-control': 'public, no-cache' },
  })
}
