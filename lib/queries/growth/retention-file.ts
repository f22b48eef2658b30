import type { Reader } from '@/db/client'
import { addBuckets } from '@/lib/domain/buckets'
import type { Day } from '@/lib/domain/day'
import { type ExportColumn, SHARE_DIGITS } from '@/lib/domain/exports/export-columns'
import type { TableQuestion } from '@/lib/domain/exports/export-table'
import { retentionKinds } from '@/lib/domain/growth/retention'
import { ratioText } from '@/lib/domain/ratio'
import { getCoverage } from '../coverage'
import type { EntityRef } from '../entity-rows'
import { getFreshness } from '../freshness'
import { cellsOf, type OpenExport } from '../open-export'
import { getRetention } from './retention'
import { scopeOfFile } from './session-scope'
import { wholeHistory } from './whole-history'

interface RetentionRow {
  launch: Day
  later: number
  size: bigint
  kept: bigint
  estimated: boolean
}

const columns: ExportColumn<RetentionRow>[] = [
  { name: 'launch_month', kind: 'text', cell: ({ launch }) => launch },
  { name: 'month', kind: 'text', cell: ({ launch, later }) => addBuckets(launch, 'month', later) },
  { name: 'months_later', kind: 'count', cell: ({ later }) => String(later) },
  { name: 'cohort', kind: 'count', cell: ({ size }) => String(size) },
  { name: 'kept', kind: 'count', cell: ({ kept }) => String(kept) },
  { name: 'share', kind: 'fraction', cell: ({ kept, size }) => ratioText(kept, size, SHARE_DIGITS) },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Who stayed with the models of a month: a row for each complete month from the launch on. */
export async function openRetention(
  reader: Reader,
  { by, category }: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const kind = retentionKinds.find((one) => one === by) ?? 'accounts'
  const { cohorts, estimated } = await getRetention(reader, kind, await scopeOfFile(reader, category, of))
  const rows = cohorts.flatMap(({ month, size, kept }) =>
    [size, ...kept].map((members, later) => ({ launch: month, later, size, kept: members, estimated })),
  )
  return {
    columns,
    range: wholeHistory(await getCoverage(reader), now),
    freshness: await getFreshness(reader),
    totalTokens: 0n,
    rows: cellsOf(columns, [rows]),
  }
}
