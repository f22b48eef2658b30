import { type Fields, fieldsAt, textOf } from './fields'

/** Who served a request, as the gateway that passed its reply on says: Portkey and others, or Bifrost. */
export function gatewayProvider(reply: Fields): string | undefined {
  return textOf(reply.provider) ?? textOf(fieldsAt(reply, 'extra_fields').provider)
}

/** Whether a gateway answered from its own cache (docs.getbifrost.ai, semantic caching). */
export function isCacheHit(reply: Fields): boolean {
  return fieldsAt(reply, 'extra_fields', 'cache_debug').cache_hit === true
}
