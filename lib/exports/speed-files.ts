import type { Reader } from '@/db/client'
import type { ModelProvider } from '@/lib/domain/entity/model-provider'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { SpeedBoard } from '@/lib/domain/traffic/speed-board'
import { getBoard } from '@/lib/queries/boards/board'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getModelProviders } from '@/lib/queries/entity/model-providers'
import { getSpeedBoard } from '@/lib/queries/speed/speed'
import { costCell, paidColumn } from '@/lib/view/boards/price/price-columns'
import { figureColumns, speedColumns } from '@/lib/view/boards/speed/speed-columns'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { boardExport, cellsOf, type OpenExport } from './open-export'
import { wholeBoard } from './whole-board'

/** How fast each model or provider answered in a period. */
export function speedsOf(dimension: SpeedBoard['dimension']) {
  return async (reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> => {
    const asked = wholeBoard(question)
    const board = await getSpeedBoard(reader, dimension, asked, now)
    const { total } = await getBoard(reader, 'models', { ...asked, limit: 1 }, now)
    return boardExport({ ...board, total }, speedColumns, [board.rows])
  }
}

interface PairRow extends ModelProvider {
  model: string
}

const pairColumns: ExportColumn<PairRow>[] = [
  { name: 'model', kind: 'text', cell: ({ model }) => model },
  { name: 'provider', kind: 'text', cell: ({ slug }) => slug },
  { name: 'provider_name', kind: 'text', cell: ({ name }) => name },
  { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
  { name: 'total_tokens', kind: 'count', cell: (row) => String(totalTokens(row)) },
  { name: 'prompt_tokens', kind: 'count', cell: ({ promptTokens }) => String(promptTokens) },
  { name: 'completion_tokens', kind: 'count', cell: ({ completionTokens }) => String(completionTokens) },
  { name: 'priced_tokens', kind: 'count', cell: ({ pricedTokens }) => String(pricedTokens) },
  { name: 'cost_usd', kind: 'money', cell: costCell },
  paidColumn,
  ...figureColumns,
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Who ran each model of a period, or one of them. The models with the most tokens come first. */
export async function openModelProviders(
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const asked = wholeBoard(question)
  const { rows: listed, total, window, freshness } = await getBoard(reader, 'models', asked, now)
  const ids = of ? [of.id] : listed.flatMap(({ id }) => id ?? [])
  const models = await getModelProviders(reader, ids, asked, now)
  const rows = models.flatMap(({ model, providers }) =>
    providers.map((provider) => ({ ...provider, model: model.slug })),
  )
  return {
    columns: pairColumns,
    range: window.current,
    freshness,
    totalTokens: of ? rows.reduce((sum, row) => sum + totalTokens(row), 0n) : totalTokens(total),
    rows: cellsOf(pairColumns, [rows]),
  }
}
