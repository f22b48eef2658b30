import { postRevalidate } from '@/lib/http/page/revalidate'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const POST = postRevalidate
