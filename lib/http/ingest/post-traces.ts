import { accept } from '@/lib/ingest/accept'
import { appOfHeaders } from '@/lib/ingest/event/attribution'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import { spansFromProtobuf } from '@/lib/ingest/otlp/encoding/from-protobuf'
import { settleSpans } from '@/lib/ingest/otlp/repeats'
import { OtlpSpan, TraceFault } from '@/lib/ingest/otlp/span'
import type { UnreadableItem } from '@/lib/ingest/refusal'
import { HttpError } from '../errors'
import { countBatch } from '../metrics/count-batch'
import type { KeyedContext } from '../route'
import { decodeText, readBytes } from './body'
import { findJsonFault, LOOKED_AT } from './json-fault'
import { MAX_BODY_BYTES, MAX_EVENTS } from './limits'
import { partialSuccessOf } from './otlp-answer'
import { encodingOf, exportResponse, type OtlpEncoding } from './otlp-encoding'

/**
 * `POST` and `PUT /api/v1/otlp/v1/traces`: takes the calls of models among the spans of an OTLP/HTTP export. Spans
 * that are none are passed over in silence, as a tracer sends all it has; what is refused, and what names a model and
 * counts nothing, is told as a partial success.
 */
export async function postTraces({ request, db, now, key }: KeyedContext): Promise<Response> {
  const encoding = encodingOf(request)
  const samplingRate = samplingRateOf(request)
  // OpenRouter tests a destination so before it saves it; what comes with the test is no traffic.
  if (request.headers.get('x-test-connection') === 'true') return exportResponse(encoding, undefined)
  const items = readSpans(await readBytes(request, MAX_BODY_BYTES), encoding)
  const app = appOfHeaders((name) => request.headers.get(name))
  for (const item of items) {
    if (!(item instanceof OtlpSpan)) continue
    item.samplingRate = samplingRate
    item.requestApp = app
  }
  const settled = settleSpans(items)
  const outcome = await countBatch('otlp', () =>
    accept(db, settled, { source: 'api', adapter: 'otlp', apiKeyId: key.id, now }),
  )
  return exportResponse(encoding, partialSuccessOf(outcome, settled))
}

function readSpans(bytes: Buffer, encoding: OtlpEncoding): (OtlpSpan | UnreadableItem)[] {
  try {
    if (encoding === 'protobuf') return spansFromProtobuf(bytes, MAX_EVENTS)
    return spansFromJson(parseJson(decodeText(bytes)), MAX_EVENTS)
  } catch (error) {
    if (!(error instanceof TraceFault)) throw error
    const status = error.code === 'too_many_spans' ? 413 : 400
    throw new HttpError({ status, code: error.code, message: error.message, cause: error })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const fault = findJsonFault(text)
    const where = fault
      ? `at line ${fault.line}, column ${fault.column}`
      : `behind its first ${LOOKED_AT} characters`
    throw new HttpError({
      status: 400,
      code: 'invalid_json',
      message: text.trim()
        ? `The body is not JSON: it goes wrong ${where}.`
        : 'The body is empty: send an ExportTraceServiceRequest.',
      cause,
    })
  }
}

/** The part of all requests that the sender passes on, where it is set up to leave some out. */
function samplingRateOf(request: Request): number {
  const header = request.headers.get('x-sampling-rate')
  if (header === null) return 1
  const rate = header.trim() === '' ? Number.NaN : Number(header)
  if (rate >= 1e-6 && rate <= 1) return rate
  throw new HttpError({
    status: 400,
    code: 'invalid_sampling_rate',
    message: 'X-Sampling-Rate must be the part of all requests that is sent, above 0 up to 1, such as 0.25.',
  })
}
