const hex = /^(?:[0-9a-f]{2})+$/i

/**
 * An id of a trace or a span in small hexadecimal digits. OTLP/JSON writes them so; senders that follow plain
 * protobuf JSON write base64. What is neither stays as it is: it only has to tell spans apart.
 * @param byteLength 16 for a trace, 8 for a span
 */
export function readIdentifier(value: unknown, byteLength: number): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 100) return undefined
  const text =
    hex.test(value) && value.length === byteLength * 2 ? value.toLowerCase() : fromBase64(value, byteLength)
  return /^0+$/.test(text) ? undefined : text
}

function fromBase64(value: string, byteLength: number): string {
  const bytes = Buffer.from(value, 'base64')
  return bytes.length === byteLength && bytes.toString('base64') === value ? bytes.toString('hex') : value
}
