import type { Db } from '@/db/client'
import { sharedDb } from '@/db/shared'
import { errorResponse, HttpError } from '../errors'
import { keyedRoute } from '../route'
import { answerEncodingOf, statusResponse } from './otlp-encoding'
import { postTraces } from './post-traces'

/** The route of OTLP traces: as any other that takes events in, but failures are told in the words of OTLP. */
export function otlpRoute(database: () => Db = sharedDb): (request: Request) => Promise<Response> {
  const route = keyedRoute('ingest', postTraces, database)
  return async (request) => {
    const response = await route(request)
    return response.ok ? response : inWordsOfOtlp(request, response)
  }
}

/** Tells a failure in the words of OTLP. */
export function refuseInOtlp(error: HttpError, request: Request): Promise<Response> {
  return inWordsOfOtlp(request, errorResponse(error))
}

/**
 * Every other path of an exporter. Its SDK sends metrics and logs beside traces until it is told not to, and repeats
 * none of them after a 404.
 */
export function otlpMissing(request: Request): Promise<Response> {
  const error = new HttpError({
    status: 404,
    code: 'only_traces',
    message:
      'Only traces are taken, at /api/v1/otlp/v1/traces. Set OTEL_METRICS_EXPORTER=none and OTEL_LOGS_EXPORTER=none so that nothing else is sent.',
  })
  return refuseInOtlp(error, request)
}

/** gRPC's codes, which `google.rpc.Status` carries, for the statuses of HTTP. */
const grpcCodes: Record<number, number> = {
  400: 3,
  401: 16,
  403: 7,
  404: 12,
  405: 12,
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
