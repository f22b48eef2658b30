import type { Reader } from '@/db/client'
import type { AccountCohort } from '@/lib/domain/growth/free-to-paid'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { env } from '@/lib/env'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getFreeLimits, getFreeToPaid } from '@/lib/queries/growth/free-to-paid'
import { scopeOfFile } from '@/lib/queries/growth/session-scope'
import { wholeHistory } from '@/lib/queries/growth/whole-history'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { type ExportColumn, SHARE_DIGITS } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'
import { daysOfQuestion } from '../table-days'

const cohortColumns: ExportColumn<AccountCohort & { estimated: boolean }>[] = [
  { name: 'month', kind: 'text', cell: ({ month }) => month },
  { name: 'accounts', kind: 'count', cell: ({ accounts }) => String(accounts) },
  { name: 'began_free', kind: 'count', cell: ({ beganFree }) => String(beganFree) },
  { name: 'came_to_pay', kind: 'count', cell: ({ cameToPay }) => String(cameToPay) },
  {
    name: 'share',
    kind: 'fraction',
    cell: ({ cameToPay, beganFree }) => ratioText(cameToPay, beganFree, SHARE_DIGITS),
  },
  {
    name: 'came_within_30_days',
    kind: 'count',
    cell: ({ cameSoon }) => (cameSoon === null ? null : String(cameSoon)),
  },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Accounts that began on free variants, and those of them that came to use others. */
export async function openFreeToPaid(
  reader: Reader,
  { category }: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { cohorts, estimated } = await getFreeToPaid(reader, await scopeOfFile(reader, category, of))
  const rows = cohorts.map((cohort) => ({ ...cohort, estimated }))
  return {
    columns: cohortColumns,
    range: wholeHistory(await getCoverage(reader), now),
    freshness: await getFreshness(reader),
    totalTokens: 0n,
    rows: cellsOf(cohortColumns, [rows]),
  }
}

interface LimitRow {
  bucket: string
  limit: number
  accounts: bigint | null
  isPartial: boolean
  estimated: boolean
}

const limitColumns: ExportColumn<LimitRow>[] = [
  { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket },
  { name: 'requests_a_day', kind: 'count', cell: ({ limit }) => String(limit) },
  {
    name: 'accounts',
    kind: 'count',
    cell: ({ accounts }) => (accounts === null ? null : String(accounts)),
  },
  { name: 'is_partial', kind: 'flag', cell: ({ isPartial }) => String(isPartial) },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** How many accounts reached a daily limit of free requests, bucket by bucket. */
export async function openFreeLimits(
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { grain, category } = question
  const limits = env().FREE_LIMITS
  const asked = { grain, limits, range: await daysOfQuestion(reader, question, now) }
  const scope = await scopeOfFile(reader, category, of)
  const { buckets, range, estimated } = await getFreeLimits(reader, { ...asked, ...scope }, now)
  const rows = buckets.flatMap(({ bucket, isPartial, accounts }) =>
    limits.map((limit, place): LimitRow => {
      return { bucket, limit, accounts: accounts[place] ?? null, isPartial, estimated }
    }),
  )
  return {
    columns: limitColumns,
    range,
    freshness: await getFreshness(reader),
    totalTokens: 0n,
    rows: cellsOf(limitColumns, [rows]),
  }
}
