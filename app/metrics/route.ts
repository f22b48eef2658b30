import { getMetrics } from '@/lib/http/metrics/get-metrics'
import { publicRoute } from '@/lib/http/route'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = publicRoute(getMetrics)
