import { onSharedClose } from '@/db/shared'
import { postSource } from '@/lib/http/post-source'
import { keyedRoute } from '@/lib/http/route'
import { forgetCatalogs } from '@/lib/ingest/catalog'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

onSharedClose(forgetCatalogs)

export const POST = keyedRoute('ingest', postSource)
