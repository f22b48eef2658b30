import type { Reader } from '@/db/client'
import type { ModelProviders } from '@/lib/domain/entity/model-provider'
import { getBoard } from '../boards/board'
import { getModelProviders, type ModelProvidersQuestion } from './model-providers'

const FIRST_LOOK = 10

/**
 * The models with the most tokens among those that several known providers ran, with all of their providers. Most busy
 * models are such: a few are looked at first, and twice as many with each look after that.
 */
export async function getSharedModels(
  reader: Reader,
  count: number,
  question: ModelProvidersQuestion,
  now: Date,
): Promise<ModelProviders[]> {
  const period = question.period === 'trending' ? 'week' : question.period
  const asked = { ...question, period, category: 'all', metric: 'tokens', appGroup: null } as const
  const found: ModelProviders[] = []
  let looked = 0
  for (let limit = FIRST_LOOK; found.length < count; limit *= 2) {
    const { rows, entityCount } = await getBoard(reader, 'models', { ...asked, limit }, now)
    const ids = rows.flatMap(({ id }) => id ?? []).slice(looked)
    const models = await getModelProviders(reader, ids, question, now)
    found.push(...models.filter(({ providers }) => providers.filter(({ id }) => id !== 0).length > 1))
    looked += ids.length
    if (looked >= entityCount) break
  }
  return found.slice(0, count)
}
