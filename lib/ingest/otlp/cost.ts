import { attribute } from './attributes'
import type { AttributeValue } from './encoding/attribute-value'
import type { ModelCall } from './model-call'

/**
 * What a call cost, in dollars. Senders that compute it from price lists of their own write 0 for models that these
 * lack: beside tokens 0 is believed only of OpenRouter, which charges, and of models that are free by name.
 */
export function costOf({ span, usage, models }: ModelCall): AttributeValue {
  const cost = span.first(attribute.costUsd)
  if (cost === undefined || Number(cost) !== 0 || !usage.isUsed) return cost
  const isCharged = span.resource.get('service.name') === 'openrouter' || models.model?.endsWith(':free')
  return isCharged || span.text(attribute.servingProvider) ? cost : undefined
}
