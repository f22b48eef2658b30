/** A page of a few words for a reader who is to come back: it runs nothing and is kept by nobody. */
export function briefResponse(status: number, page: string, retryAfterSeconds: number): Response {
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
      'retry-after': String(retryAfterSeconds),
    },
  })
}
