import type { Rules } from '@/lib/ingest/rules/rules'
import { combine } from '../store/combine'
import type { StoredRow } from '../store/stored-row'

/**
 * What another record of the same call adds to a row: what that one leaves open. Neither the model nor the counts are
 * the other's to say: they were compared before, and two instrumentations may name and price them in two ways.
 */
export function filledBy(row: StoredRow, other: StoredRow, rules: Rules): StoredRow {
  return combine(row, inWordsOf(row, other), rules) ?? row
}

/** A record with what it says in the words of a row, so that it contradicts it in nothing. */
export function inWordsOf(row: StoredRow, other: StoredRow): StoredRow {
  const [known, said] = [row.event, other.event]
  return {
    ...other,
    modelId: row.modelId,
    sentModelId: row.sentModelId,
    requestedModelId: row.requestedModelId,
    event: {
      ...said,
      id: known.id,
      day: known.day,
      createdAtMs: known.createdAtMs,
      model: known.model,
      promptTokens: known.promptTokens,
      completionTokens: known.completionTokens,
      reasoningTokens: known.reasoningTokens || said.reasoningTokens,
      cachedTokens: known.cachedTokens || said.cachedTokens,
      cacheWriteTokens: known.cacheWriteTokens || (known.cachedTokens ? null : said.cacheWriteTokens),
      toolCalls: known.toolCalls ?? said.toolCalls,
      costNanoUsd: known.costNanoUsd ?? said.costNanoUsd,
      normalisedPromptTokens: known.normalisedPromptTokens,
      normalisedCompletionTokens: known.normalisedCompletionTokens,
      serviceTierId: known.serviceTierId ?? said.serviceTierId,
      sampleWeight: known.sampleWeight,
      incomplete: known.incomplete,
      adjusted: known.adjusted,
      usageReason: known.usageReason,
      generationMs: known.generationMs ?? said.generationMs,
    },
  }
}
