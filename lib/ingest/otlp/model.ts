import { permaslugOf } from '../adapters/model/model-name'
import { attribute } from './attributes'
import type { OtlpSpan } from './span'

const REMEMBERED_MODELS = 10_000
const MAX_REMEMBERED_LENGTH = 1000
let remembered = new Map<string, SpanModels>()

export interface SpanModels {
  /** Undefined where the span names none. */
  model: string | undefined
  /** The one that was asked for, where another one answered. */
  requested: string | undefined
}

/**
 * The model that answered, which need not be the one that was asked for; where the answer does not name it, the one
 * that was asked for. A variant, and an author that only one of the two names, are taken from the other.
 * @param author of a model whose names do not tell it
 */
export function modelsOf(span: OtlpSpan, author: string | undefined): SpanModels {
  const requested = span.text(attribute.requestModel)
  const answered = litellmModelOf(span) ?? span.text(attribute.responseModel)
  // Few names come again and again, and to take one apart costs more than the rest of a span.
  const key = JSON.stringify([requested, answered, author])
  if (key.length > MAX_REMEMBERED_LENGTH) return combine(requested, answered, author)
  const known = remembered.get(key)
  if (known) return known
  const models = combine(requested, answered, author)
  if (remembered.size >= REMEMBERED_MODELS) remembered = new Map()
  remembered.set(key, models)
  return models
}

/** What `permaslugOf` files names under that tell no author. */
const UNKNOWN = 'unknown/'

/** LiteLLM's own name of the model, unless it is that of a deployment, which tells less than what its caller says. */
function litellmModelOf(span: OtlpSpan): string | undefined {
  const name = span.text(attribute.litellmModel)
  return name === undefined || permaslugOf(name)?.startsWith(UNKNOWN) ? undefined : name
}

function combine(
  requestModel: string | undefined,
  responseModel: string | undefined,
  author: string | undefined,
): SpanModels {
  const requested = permaslugOf(requestModel, author)
  const answered = permaslugOf(responseModel)
  if (!requested || !answered) {
    return { model: permaslugOf(responseModel, author) ?? requested, requested: undefined }
  }
  const isOrphan = answered.startsWith(UNKNOWN)
  const full = isOrphan ? `${requested.split('/')[0]}/${answered.slice(UNKNOWN.length)}` : answered
  if (requested === full || requested.startsWith(`${full}:`))
    return { model: requested, requested: undefined }
  return { model: full, requested }
}
