import { sharedDb } from '@/db/shared'
import { health } from '@/lib/http/health'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = () => health(sharedDb)
