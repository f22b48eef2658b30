import { postRevalidate } from '@/lib/http/revalidate'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const POST = postRevalidate
