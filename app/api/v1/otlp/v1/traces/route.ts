import { onSharedClose } from '@/db/shared'
import { otlpRoute, refuseInOtlp } from '@/lib/http/ingest/otlp-route'
import { otherMethods } from '@/lib/http/other-methods'
import { forgetCatalogs } from '@/lib/ingest/catalog'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

onSharedClose(forgetCatalogs)

export const POST = otlpRoute()
export const PUT = POST
export const { GET, PATCH, DELETE, OPTIONS } = otherMethods(['POST', 'PUT'], refuseInOtlp)
