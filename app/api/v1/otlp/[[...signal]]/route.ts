import { otlpMissing } from '@/lib/http/ingest/otlp-route'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

export const GET = otlpMissing
export const POST = otlpMissing
export const PUT = otlpMissing
