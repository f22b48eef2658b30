import { permaslugOf } from '../adapters/model-name'
import { attribute } from './attributes'
import type { OtlpSpan } from './span'

/**
 * The model that answered, which need not be the one that was asked for; where the answer does not name it, the one
 * that was asked for. A variant, and an author that only one of the two names, are taken from the other.
 * @param author of a model whose names do not tell it
 */
export function modelOf(span: OtlpSpan, author: string | undefined): string | undefined {
  const requested = permaslugOf(span.text(attribute.requestModel), author)
  const responseModel = span.text(attribute.responseModel)
  const answered = permaslugOf(responseModel)
  if (!requested || !answered) return permaslugOf(responseModel, author) ?? requested
  const isOrphan = answered.startsWith(UNKNOWN)
  const full = isOrphan ? `${requested.split('/')[0]}/${answered.slice(UNKNOWN.length)}` : answered
  return requested.startsWith(`${full}:`) ? requested : full
}

/** What `permaslugOf` files names under that tell no author. */
const UNKNOWN = 'unknown/'
