import { sharedDb } from '@/db/shared'
import { ready } from '@/lib/http/ready'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = () => ready(sharedDb, new Date())
