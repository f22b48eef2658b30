import type { Reader } from '@/db/client'
import type { Entity } from '@/lib/domain/traffic/board'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { getBoard } from '@/lib/queries/boards/board'

/** The rows of what nobody named: of no use to begin with. */
const unnamed = new Set(['unattributed', 'unknown'])

/** Who leads in the last 30 complete days by what is compared. */
export async function readBusiest(
  reader: Reader,
  { dimension, category, metric }: Pick<CompareQuestion, 'dimension' | 'category' | 'metric'>,
  limit: number,
  now: Date,
): Promise<Entity[]> {
  const asked = {
    category,
    metric,
    limit: limit + 1,
    period: 'month',
    range: null,
    variants: 'merge',
    appGroup: null,
  } as const
  const { rows } = await getBoard(reader, dimension, asked, now)
  return rows
    .filter(({ kind, slug }) => kind === 'entity' && !unnamed.has(slug))
    .slice(0, limit)
    .map(({ slug, name }) => ({ slug, name }))
}
