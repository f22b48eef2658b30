import { limitedPage } from '@/lib/view/site/brief-page'
import { apiErrorResponse } from '../api/api-error'
import { briefResponse } from '../brief-response'
import { errorResponse, HttpError } from '../errors'

const messages = {
  address: 'What was asked for from this address took too much work.',
  queue: 'Too much is being asked for at once.',
}

/** Why a request is sent away: what its address had drawn already, or a queue that is too long. */
export type DrawLimitReason = keyof typeof messages

const OF_API = /^\/api\/v1\/(?!search\b)/
const OF_PROGRAMS = /^\/(api|export|pictures)\/|^\/(feed\.xml|sitemap\.xml|llms\.txt)(\?|$)/

/** Tells a reader to come back later, in the way that failures have where they asked. */
export function limitedResponse(url: string, reason: DrawLimitReason, seconds: number): Response {
  const error = new HttpError({
    status: 429,
    code: 'rate_limit_exceeded',
    message: `${messages[reason]} Send the same request again in ${seconds} s.`,
    details: { retry_after_seconds: seconds },
    headers: { 'retry-after': String(seconds) },
  })
  if (OF_API.test(url)) return apiErrorResponse(error)
  if (OF_PROGRAMS.test(url)) return errorResponse(error)
  return briefResponse(error.status, limitedPage(seconds), seconds)
}
