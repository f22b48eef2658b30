import type { NotUsage } from '../../not-usage'
import type { UnreadableItem } from '../../refusal'
import type { DocumentedConvention } from '../../usage/solve'
import type { Fields } from '../fields'
import type { NamedUsage } from '../named-usage'

/** What a reply of a provider tells of the request. What it leaves open stays undefined. */
export interface ReplyFacts {
  id: unknown
  createdAt: unknown
  /** The model's name in the provider's words. */
  model: unknown
  /** The model that answered for the one that the envelope names. */
  answeringModel?: unknown
  /** The model that was asked, where the reply says that another one answered. */
  requestedModel?: unknown
  provider?: unknown
  usage: NamedUsage
  convention: DocumentedConvention
  costUsd?: unknown
  generationMs?: unknown
  toolCalls?: number
  finishReason?: unknown
  serviceTier?: unknown
  /** Whether the reply broke off before its usage was final. */
  isIncomplete?: boolean
}

/** A provider whose replies Tokenboard reads. */
export interface ReplySource {
  /** What is in the reply, or why it is none that counts. */
  read(reply: Fields): ReplyFacts | NotUsage | UnreadableItem
  /** One reply from the chunks of its stream, in their order. */
  join(chunks: readonly Fields[]): Fields
  /** For each of several replies and chunks: the stream that it is a chunk of. Undefined: a reply of its own. */
  streamsOf?(replies: readonly unknown[]): readonly (string | undefined)[]
}
