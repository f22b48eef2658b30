import { onSharedClose } from '@/db/shared'
import { otlpRoute } from '@/lib/http/otlp-route'
import { forgetCatalogs } from '@/lib/ingest/catalog'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

onSharedClose(forgetCatalogs)

export const POST = otlpRoute()
export const PUT = POST
