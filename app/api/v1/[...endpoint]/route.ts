import { sharedDb } from '@/db/shared'
import { env } from '@/lib/env'
import { answerApi } from '@/lib/http/api/answer-api'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { RateLimits } from '@/lib/http/api/rate-limits'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

let limits: RateLimits | undefined

/** Every address of the data API: `apiEndpoints` lists them. */
async function answer(request: Request): Promise<Response> {
  const { API_LIMIT_PER_MINUTE: perMinute, API_LIMIT_PER_DAY: perDay, READ_ACCESS: access } = env()
  limits ??= new RateLimits({ perMinute, perDay })
  const settings = { endpoints: apiEndpoints, limits, access }
  return answerApi({ request, db: sharedDb(), now: new Date() }, settings)
}

export const GET = answer
export const POST = answer
