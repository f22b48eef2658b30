import type { Reader } from '@/db/client'
import { isSplit, type Split } from '@/lib/domain/growth/drivers'
import type { Contributor, Growth, GrowthPart } from '@/lib/domain/growth/growth'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getGrowth } from '@/lib/queries/growth/growth'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'

const partColumns: ExportColumn<GrowthPart>[] = [
  { name: 'part', kind: 'text', cell: ({ key }) => key },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'tokens', kind: 'count', cell: ({ tokens }) => String(tokens) },
]

type MovedPart = { part: GrowthPart; mover: Contributor }

const moverColumns: ExportColumn<MovedPart>[] = [
  { name: 'part', kind: 'text', cell: ({ part }) => part.key },
  { name: 'kind', kind: 'text', cell: ({ mover }) => mover.dimension },
  { name: 'slug', kind: 'text', cell: ({ mover }) => mover.slug },
  { name: 'name', kind: 'text', cell: ({ mover }) => mover.name },
  { name: 'tokens', kind: 'count', cell: ({ mover }) => String(mover.tokens) },
]

/** The parts of a change: they add up to it. */
export async function openDrivers(
  reader: Reader,
  question: TableQuestion,
  _now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const growth = await readGrowth(reader, question, of)
  return { ...headOf(growth), columns: partColumns, rows: cellsOf(partColumns, [growth.parts]) }
}

/** The apps and the models that moved each part most. */
export async function openDriverMovers(
  reader: Reader,
  question: TableQuestion,
  _now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const growth = await readGrowth(reader, question, of)
  const rows = growth.parts.flatMap((part) => part.top.map((mover) => ({ part, mover })))
  return { ...headOf(growth), columns: moverColumns, rows: cellsOf(moverColumns, [rows]) }
}

/** @throws {GrowthRefused} where the windows cannot be compared */
async function readGrowth(
  reader: Reader,
  { category, range, window, by }: TableQuestion,
  of: EntityRef | null,
): Promise<Growth> {
  const split: Split = isSplit(by) ? by : 'drivers'
  const growth = await getGrowth(reader, { category, window: range ?? window, of, split })
  if ('fault' in growth) throw new GrowthRefused(growth.fault, await getCoverage(reader))
  return growth
}

function headOf({ after, freshness }: Growth): Pick<OpenExport, 'range' | 'freshness' | 'totalTokens'> {
  return { range: after.range, freshness, totalTokens: after.totalTokens }
}
