import { onSharedClose } from '@/db/shared'
import { postSource } from '@/lib/http/ingest/post-source'
import { otherMethods } from '@/lib/http/other-methods'
import { keyedRoute } from '@/lib/http/route'
import { forgetCatalogs } from '@/lib/ingest/catalog'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

onSharedClose(forgetCatalogs)

export const POST = keyedRoute('ingest', postSource)
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(['POST'])
