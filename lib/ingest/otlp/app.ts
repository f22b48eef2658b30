import { appOfHeaders, type WireApp } from '../event/attribution'
import { attribute, HEADER_PREFIX } from './attributes'
import type { OtlpSpan } from './span'

/** Names of services that pass the requests of others on, or that nobody chose. */
const namelessService = /^(?:unknown_service.*|openrouter|litellm(?:[-_]proxy)?|otelcol.*)$/i

/**
 * Who sent the request, the most particular first: the attributes of the span, the headers that it recorded, the
 * headers of the export request, the name of the service.
 */
export function appOf(span: OtlpSpan): WireApp | undefined {
  const url = span.text(attribute.appUrl) ?? resourceText(span, 'tokenboard.app.url')
  const title = span.text(attribute.appTitle) ?? resourceText(span, 'tokenboard.app.title')
  if (url || title) return { url, title }
  const recorded = appOfHeaders((name) => headerOf(span, name))
  if (recorded) return recorded
  if (span.requestApp) return span.requestApp
  const service = resourceText(span, attribute.service[0])
  return service && !namelessService.test(service) ? { title: service.slice(0, 300) } : undefined
}

/** A header that the span recorded; OpenTelemetry records each as a list of its values. */
function headerOf(span: OtlpSpan, name: string): string | undefined {
  const value = span.attributes.get(HEADER_PREFIX + name.toLowerCase())
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : undefined
}

function resourceText(span: OtlpSpan, name: string): string | undefined {
  const value = span.resource.get(name)
  return typeof value === 'string' && value.trim() ? value.trim() : undefined
}
