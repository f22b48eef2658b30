import type { Db } from '@/db/client'
import { sharedDb } from '@/db/shared'
import { answerEncodingOf, statusResponse } from './otlp-encoding'
import { postTraces } from './post-traces'
import { keyedRoute } from './route'

/** The route of OTLP traces: as any other that takes events in, but failures are told in the words of OTLP. */
export function otlpRoute(database: () => Db = sharedDb): (request: Request) => Promise<Response> {
  const route = keyedRoute('ingest', postTraces, database)
  return async (request) => {
    const response = await route(request)
    return response.ok ? response : inWordsOfOtlp(request, response)
  }
}

/** gRPC's codes, which `google.rpc.Status` carries, for the statuses of HTTP. */
const grpcCodes: Record<number, number> = {
  400: 3,
  401: 16,
  403: 7,
  413: 8,
  415: 3,
  429: 8,
  500: 13,
  503: 14,
}
const GRPC_UNKNOWN = 2

async function inWordsOfOtlp(request: Request, response: Response): Promise<Response> {
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return statusResponse(
    answerEncodingOf(request),
    { code: grpcCodes[response.status] ?? GRPC_UNKNOWN, message: `${error.code}: ${error.message}` },
    { status: response.status, headers },
  )
}
