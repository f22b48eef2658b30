import { getOpenApi } from '@/lib/http/api/get-openapi'
import { publicRoute } from '@/lib/http/route'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = publicRoute(getOpenApi)
