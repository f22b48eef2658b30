import { getLlms } from '@/lib/http/get-llms'
import { publicRoute } from '@/lib/http/route'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = publicRoute(getLlms)
