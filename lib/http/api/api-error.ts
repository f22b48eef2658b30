import { toHttpError } from '../errors'

/** A failure in the shape that OpenRouter's clients know: `code` is the status, `metadata.reason` ours to branch on. */
export function apiErrorResponse(error: unknown, headers: Record<string, string> = {}): Response {
  const known = toHttpError(error)
  const { status, code, message, details } = known
  return Response.json(
    { error: { code: status, message, metadata: { reason: code, ...details } } },
    { status, headers: { 'cache-control': 'no-store', ...headers, ...known.headers } },
  )
}
