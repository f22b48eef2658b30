import type { Reader } from '@/db/client'
import { retentionKinds } from '@/lib/domain/growth/retention'
import { addBuckets } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getRetention } from '@/lib/queries/growth/retention'
import { scopeOfFile } from '@/lib/queries/growth/session-scope'
import { wholeHistory } from '@/lib/queries/growth/whole-history'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { type ExportColumn, SHARE_DIGITS } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'

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
