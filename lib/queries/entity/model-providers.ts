import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { ModelProvider, ModelProviders } from '@/lib/domain/entity/model-provider'
import type { PeriodWindow } from '@/lib/domain/time/period'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { Variants } from '@/lib/domain/traffic/question'
import { knowsPrices, withoutPrice } from '../prices/known-prices'
import { boardWindow, type WindowQuestion } from '../shared/board-window'
import { getFreshness } from '../shared/freshness'
import { sliceCondition } from '../shared/slices'
import { idArray } from '../shared/source'
import { histogramText, type SpeedRow, speedOf, speedRows } from '../speed/speed-rows'

export interface ModelProvidersQuestion extends WindowQuestion {
  /** With `merge` a base model includes its variants, and `modelIds` must be of base models. */
  variants: Variants
}

/**
 * Who ran each of some models: `getModelProviders(reader, modelIds, { period, range, variants }, now)`. For every model
 * that had tokens, in the order of `modelIds`, its providers with what they served, what a million tokens cost there
 * (`effectivePrice` of a row) and how fast they answered. The rollups of pairs know no category.
 */
export async function getModelProviders(
  reader: Reader,
  modelIds: readonly number[],
  question: ModelProvidersQuestion,
  now: Date,
): Promise<ModelProviders[]> {
  const freshness = await getFreshness(reader)
  if (modelIds.length === 0 || freshness.dataThrough === null) return []
  const window = boardWindow(question, freshness, now)
  const members = await reader.execute<MemberRow>(membersQuery(modelIds, question.variants))
  const served = await reader.execute<ServedRow>(servedQuery(members, window))
  const speeds = await reader.execute<PairSpeedRow>(speedsQuery(members, question, window))
  const speedByPair = new Map<string, SpeedRow[]>()
  for (const row of speeds) {
    speedByPair.set(pairKey(row), [...(speedByPair.get(pairKey(row)) ?? []), row])
  }
  const isPriced = await knowsPrices(reader, window.current)
  return modelIds.flatMap((id) => {
    const rows = served.filter((row) => row.model_id === id)
    const model = members.find((member) => member.id === id)
    if (!model || rows.length === 0) return []
    const counted = rows.map((row) => providerOf(row, speedByPair.get(pairKey(row)) ?? []))
    const providers = isPriced ? counted : counted.map(withoutPrice)
    return [
      {
        model: { id, slug: model.slug, name: model.name },
        providers,
        totalTokens: providers.reduce((sum, provider) => sum + totalTokens(provider), 0n),
        range: window.current,
      },
    ]
  })
}

interface MemberRow extends Record<string, unknown> {
  id: number
  slug: string
  name: string
  listed_id: number
}

interface ServedRow extends Record<string, unknown> {
  model_id: number
  provider_id: number
  slug: string
  name: string
  requests: bigint
  prompt_tokens: bigint
  completion_tokens: bigint
  cost_nano_usd: bigint
  unpriced_requests: bigint
  priced_tokens: bigint
  estimated: boolean
}

interface PairSpeedRow extends SpeedRow {
  model_id: number
  provider_id: number
}

const summed = [
  'requests',
  'prompt_tokens',
  'completion_tokens',
  'cost_nano_usd',
  'unpriced_requests',
  'priced_tokens',
] as const

/** The models themselves, and with `merge` the variants that count as them. */
function membersQuery(modelIds: readonly number[], variants: Variants): SQL {
  const ids = idArray(modelIds)
  const listed = variants === 'merge' ? sql`coalesce(m.base_model_id, m.id)` : sql`m.id`
  return sql`
    select m.id, m.permaslug as slug, m.name, ${listed} as listed_id
    from models m where ${listed} = any (${ids})`
}

/** Each member beside the model that it is listed as. */
function memberTable(members: readonly MemberRow[]): SQL {
  const ids = idArray(members.map(({ id }) => id))
  const listed = idArray(members.map(({ listed_id }) => listed_id))
  return sql`unnest(${ids}, ${listed}) as g (id, listed_id)`
}

function servedQuery(members: readonly MemberRow[], { current }: PeriodWindow): SQL {
  const ids = idArray(members.map(({ id }) => id))
  const sums = summed.map((name) => sql`exact_sum(r.${sql.identifier(name)}) as ${sql.identifier(name)}`)
  return sql`
    select s.*, p.slug, p.name
    from (
      select g.listed_id as model_id, r.provider_id, ${sql.join(sums, sql`, `)}, bool_or(r.estimated) as estimated
      from provider_model_daily r join ${memberTable(members)} on g.id = r.model_id
      where r.model_id = any (${ids}) and ${sliceCondition({ span: 'daily', range: current }, true)}
      group by g.listed_id, r.provider_id
    ) s join providers p on p.id = s.provider_id
    where s.prompt_tokens + s.completion_tokens > 0
    order by s.prompt_tokens + s.completion_tokens desc, p.slug collate "C"`
}

function speedsQuery(
  members: readonly MemberRow[],
  question: ModelProvidersQuestion,
  window: PeriodWindow,
): SQL {
  const ids = idArray(members.map(({ id }) => id))
  return sql`
    select g.listed_id as model_id, r.provider_id, r.measure, ${histogramText} as histogram
    from ${speedRows(question, window)} r join ${memberTable(members)} on g.id = r.model_id
    where r.model_id = any (${ids})
    group by g.listed_id, r.provider_id, r.measure`
}

function pairKey({ model_id, provider_id }: { model_id: number; provider_id: number }): string {
  return `${model_id} ${provider_id}`
}

function providerOf(row: ServedRow, speeds: SpeedRow[]): ModelProvider {
  return {
    id: row.provider_id,
    slug: row.slug,
    name: row.name,
    requests: row.requests,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    costNanoUsd: row.cost_nano_usd,
    unpricedRequests: row.unpriced_requests,
    pricedTokens: row.priced_tokens,
    estimated: row.estimated,
    speed: speedOf(speeds),
  }
}
