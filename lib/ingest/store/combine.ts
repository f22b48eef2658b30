import { UNATTRIBUTED_APP_ID } from '@/db/schema/catalog'
import { UNCATEGORISED_ID } from '@/lib/domain/entity/categories'
import type { Rules } from '@/lib/ingest/rules/rules'
import { staysExact } from '../event/read-event'
import { fileAgain, filedAs } from './file-again'
import { type Measured, measure } from './measured'
import type { StoredRow } from './stored-row'

/**
 * What two records of one request come to. They agree where both state a thing: what one leaves open is no conflict,
 * and what the other states of it is filled in. The outcome is the same whichever comes first.
 * @returns `known` itself where `next` adds nothing; undefined where they contradict each other
 */
export function combine(known: StoredRow, next: StoredRow, rules: Rules): StoredRow | undefined {
  if (known.event.sampleWeight !== next.event.sampleWeight) return undefined
  const model = modelOf(known, next)
  const measured = measure(known.event, next.event)
  if (!model || !measured || !isExact(known, measured)) return undefined
  const described = descriptionOf(known, next)
  const filed = filedAs(known)
  const sent = {
    labelId: known.labelId ?? next.labelId,
    appId: filed.appId === UNATTRIBUTED_APP_ID ? filedAs(next).appId : filed.appId,
    categoryId: filed.categoryId === UNCATEGORISED_ID ? filedAs(next).categoryId : filed.categoryId,
  }
  const isFiledAlike =
    sent.labelId === known.labelId && sent.appId === filed.appId && sent.categoryId === filed.categoryId
  if (isFiledAlike && isIn(model, known) && isIn(described, known) && isIn(measured, known.event)) {
    return known
  }
  const combined = { ...known, ...model, ...described, event: { ...known.event, ...measured } }
  combined.event.model = model.modelId === known.modelId ? known.event.model : next.event.model
  return isFiledAlike ? combined : { ...combined, ...fileAgain({ known, next, sent, combined, rules }) }
}

type Model = Pick<StoredRow, 'modelId' | 'sentModelId' | 'requestedModelId'>

/** The model that answered, where one record may know no more than the one that was asked for. */
function modelOf(known: StoredRow, next: StoredRow): Model | undefined {
  const [one, other] = [sentModel(known), sentModel(next)]
  const requestedModelId = known.requestedModelId ?? next.requestedModelId
  if (one === other || known.requestedModelId === other) {
    return { modelId: known.modelId, sentModelId: known.sentModelId, requestedModelId }
  }
  if (next.requestedModelId !== one) return undefined
  return { modelId: next.modelId, sentModelId: next.sentModelId, requestedModelId }
}

/** Rules change: what must agree is what was sent. */
function sentModel({ sentModelId, modelId }: StoredRow): number {
  return sentModelId ?? modelId
}

function isExact({ event }: StoredRow, measured: Measured): boolean {
  const { promptTokens, completionTokens, costNanoUsd } = measured
  const { normalisedPromptTokens, normalisedCompletionTokens } = measured
  const normalised = (normalisedPromptTokens ?? 0) + (normalisedCompletionTokens ?? 0)
  const tokens = Math.max(promptTokens + completionTokens, normalised)
  return staysExact(tokens, costNanoUsd, event.sampleWeight)
}

/** What does not come out of the answer alone. Of two that say other things the first stays. */
function descriptionOf(known: StoredRow, next: StoredRow) {
  return {
    providerId: known.providerId || next.providerId,
    sessionHash: known.sessionHash ?? next.sessionHash,
    accountHash: known.accountHash ?? next.accountHash,
  }
}

function isIn<Part extends object>(part: Part, whole: Part): boolean {
  return (Object.keys(part) as (keyof Part)[]).every((name) => part[name] === whole[name])
}
