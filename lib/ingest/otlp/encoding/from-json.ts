import { UnreadableItem } from '../../refusal'
import { FIRST_TOKEN_EVENT, isJsonText, isRead, isReadEvent, isReadOfEvent } from '../attributes'
import { readIdentifier } from '../identifier'
import { OtlpSpan, type Scope, STATUS_ERROR, TraceFault, tooManySpans } from '../span'
import type { Attributes, AttributeValue } from './attribute-value'
import { addAttribute, unfold } from './json-text'

type Json = Record<string, unknown>

/**
 * The spans of an `ExportTraceServiceRequest` in JSON, each by itself: a broken one keeps its place as an unreadable
 * item and costs the others nothing.
 * @throws {TraceFault} where the request is none, or carries more spans than it may
 */
export function spansFromJson(request: unknown, maximumSpans: number): (OtlpSpan | UnreadableItem)[] {
  if (!isObject(request)) throw notTraces('The body must be a JSON object with resourceSpans.')
  const spans: (OtlpSpan | UnreadableItem)[] = []
  for (const resourceSpan of listOf(request, 'resourceSpans')) {
    const { resource } = resourceSpan
    const shared = readAttributes(isObject(resource) ? resource.attributes : undefined)
    if (!shared) throw notTraces('resource.attributes must be a list of {"key", "value"}.')
    for (const scopeSpan of listOf(resourceSpan, 'scopeSpans')) {
      const scope = readScope(scopeSpan.scope)
      for (const span of listOf(scopeSpan, 'spans', false)) {
        if (spans.length === maximumSpans) throw tooManySpans(maximumSpans)
        spans.push(readSpan(span, shared, scope))
      }
    }
  }
  return spans
}

function readScope(scope: unknown): Scope {
  return { name: isObject(scope) && typeof scope.name === 'string' ? scope.name : undefined }
}

function readSpan(span: unknown, resource: Attributes, scope: Scope): OtlpSpan | UnreadableItem {
  if (!isObject(span)) return unreadable('A span must be a JSON object.')
  const attributes = readAttributes(span.attributes)
  if (!attributes) return unreadable('The attributes of a span must be a list of {"key", "value"}.')
  const status = isObject(span.status) ? span.status.code : undefined
  return new OtlpSpan({
    traceId: readIdentifier(span.traceId, 16),
    spanId: readIdentifier(span.spanId, 8),
    parentSpanId: readIdentifier(span.parentSpanId, 8),
    startNano: readNano(span.startTimeUnixNano),
    endNano: readNano(span.endTimeUnixNano),
    hasFailed: status === STATUS_ERROR || status === 'STATUS_CODE_ERROR',
    attributes,
    resource,
    scope,
    ...readEvents(span.events),
  })
}

function readAttributes(list: unknown, isWanted = isRead): Map<string, AttributeValue> | undefined {
  const attributes = new Map<string, AttributeValue>()
  if (list === undefined || list === null) return attributes
  if (!Array.isArray(list)) return undefined
  for (const entry of list) {
    if (!isObject(entry) || typeof entry.key !== 'string') return undefined
    if (isWanted(entry.key)) addAttribute(attributes, entry.key, readValue(entry.value))
    else if (isJsonText(entry.key)) unfold(attributes, entry.key, readValue(entry.value))
  }
  return attributes
}

/** What the events of a span say in its place. A broken one says nothing: the span stands for itself. */
function readEvents(list: unknown): Pick<OtlpSpan, 'eventAttributes' | 'firstTokenNano'> | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined
  let eventAttributes: Map<string, AttributeValue> | undefined
  let firstTokenNano: bigint | undefined
  for (const event of list) {
    if (!isObject(event) || typeof event.name !== 'string') continue
    if (event.name === FIRST_TOKEN_EVENT) firstTokenNano ??= readNano(event.timeUnixNano)
    if (!isReadEvent(event.name)) continue
    eventAttributes ??= new Map()
    for (const [name, value] of readAttributes(event.attributes, isReadOfEvent) ?? []) {
      if (!eventAttributes.has(name)) eventAttributes.set(name, value)
    }
  }
  return { eventAttributes, firstTokenNano }
}

function readValue(value: unknown): AttributeValue {
  if (!isObject(value)) return undefined
  const { stringValue, intValue, doubleValue, boolValue, arrayValue } = value
  if (typeof stringValue === 'string') return stringValue
  if (typeof intValue === 'string' || typeof intValue === 'number') return intValue
  if (typeof doubleValue === 'number' || typeof doubleValue === 'string') return doubleValue
  if (typeof boolValue === 'boolean') return boolValue
  if (isObject(arrayValue) && Array.isArray(arrayValue.values)) return arrayValue.values.map(readPlain)
  return undefined
}

/** A member of a list: nothing that is read holds lists of lists. */
function readPlain(value: unknown): AttributeValue {
  return isObject(value) && typeof value.stringValue === 'string' ? value.stringValue : undefined
}

/** Nanoseconds since 1970: a text of digits, or a number from senders that do not mind the rounding. */
function readNano(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const isWhole = typeof value === 'number' ? Number.isInteger(value) : /^\d{1,20}$/.test(value)
  if (!isWhole) return undefined
  const nano = BigInt(value)
  return nano > 0n ? nano : undefined
}

function listOf(parent: Json, name: string, ofObjects?: true): Json[]
function listOf(parent: Json, name: string, ofObjects: false): unknown[]
function listOf(parent: Json, name: string, ofObjects = true): unknown[] {
  const list = parent[name]
  if (list === undefined || list === null) return []
  if (!Array.isArray(list)) throw notTraces(`${name} must be a list.`)
  if (ofObjects && !list.every(isObject)) throw notTraces(`${name} must be a list of objects.`)
  return list
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function notTraces(message: string): TraceFault {
  return new TraceFault('not_traces', message)
}

function unreadable(message: string): UnreadableItem {
  return new UnreadableItem({ code: 'invalid_event', message })
}
