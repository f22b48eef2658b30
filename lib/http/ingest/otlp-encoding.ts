import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { HttpError } from '../errors'

/** The two encodings of OTLP/HTTP; an answer comes in that of its request. */
export type OtlpEncoding = 'json' | 'protobuf'

const mediaTypes: Record<OtlpEncoding, string> = {
  json: 'application/json',
  protobuf: 'application/x-protobuf',
}

/**
 * The encoding that a request says it has; JSON where it says none.
 * @throws {HttpError} 415 for another one
 */
export function encodingOf(request: Request): OtlpEncoding {
  const type = mediaTypeOf(request)
  if (type === '' || type === mediaTypes.json) return 'json'
  if (type === mediaTypes.protobuf || type === 'application/protobuf') return 'protobuf'
  throw new HttpError({
    status: 415,
    code: 'unsupported_media_type',
    message: `Content-Type "${type.slice(0, 100)}" is not understood: send OTLP as application/x-protobuf or application/json.`,
  })
}

/** The encoding to answer in, whatever the request says. */
export function answerEncodingOf(request: Request): OtlpEncoding {
  return /^application\/(?:x-)?protobuf$/.test(mediaTypeOf(request)) ? 'protobuf' : 'json'
}

function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
}

export interface PartialSuccess {
  rejectedSpans: number
  errorMessage: string
}

/** An `ExportTraceServiceResponse`: empty where every span was taken, as the protocol wants it. */
export function exportResponse(encoding: OtlpEncoding, partial: PartialSuccess | undefined): Response {
  if (encoding === 'json') {
    // A 64-bit integer is a text in the JSON of protobuf.
    return json(
      partial ? { partialSuccess: { ...partial, rejectedSpans: String(partial.rejectedSpans) } } : {},
    )
  }
  const writer = new BinaryWriter()
  if (partial) {
    writer.tag(1, WireType.LengthDelimited).fork()
    writer.tag(1, WireType.Varint).int64(partial.rejectedSpans)
    writer.tag(2, WireType.LengthDelimited).string(partial.errorMessage)
    writer.join()
  }
  return protobuf(writer)
}

/** A `google.rpc.Status`, the body of every failure. */
export function statusResponse(
  encoding: OtlpEncoding,
  status: { code: number; message: string },
  init: { status: number; headers: Headers },
): Response {
  if (encoding === 'json') return json(status, init)
  const writer = new BinaryWriter()
  writer.tag(1, WireType.Varint).int32(status.code)
  writer.tag(2, WireType.LengthDelimited).string(status.message)
  return protobuf(writer, init)
}

function json(value: unknown, { status = 200, headers = new Headers() } = {}): Response {
  headers.set('content-type', mediaTypes.json)
  return new Response(JSON.stringify(value), { status, headers })
}

function protobuf(writer: BinaryWriter, { status = 200, headers = new Headers() } = {}): Response {
  headers.set('content-type', mediaTypes.protobuf)
  return new Response(writer.finish(), { status, headers })
}
