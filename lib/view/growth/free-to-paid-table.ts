import { type AccountCohort, type FreeToPaid, SOON_DAYS } from '@/lib/domain/growth/free-to-paid'
import type { TableColumn, TableView } from '../table/table-view'
import { percent } from '../text/format'
import { formatShortMonthOfYear } from '../text/format-day'
import { text } from '../text/messages'
import { countCell } from '../text/metric-text'

/** Cohorts of accounts, the newest first: how many began on free variants, and what became of them. */
export function freeToPaidTable({ cohorts, estimated }: FreeToPaid, caption: string): TableView {
  const rows = cohorts.toReversed()
  const counts = (
    id: 'accounts' | 'beganFree' | 'cameToPay',
    hiddenBelow?: TableColumn['hiddenBelow'],
  ): TableColumn => ({
    id,
    kind: 'count',
    label: text(`growth.access.columns.${id}`),
    ...(hiddenBelow && { hiddenBelow }),
    cells: rows.map((row) => countCell('accounts', row[id], estimated)),
  })
  return {
    caption,
    keys: rows.map(({ month }) => month),
    columns: [
      {
        id: 'month',
        kind: 'name',
        label: text('growth.access.columns.month'),
        cells: rows.map(({ month }) => ({ name: formatShortMonthOfYear(month), href: null, colour: null })),
      },
      counts('accounts', 'sm'),
      counts('beganFree'),
      counts('cameToPay', 'sm'),
      {
        id: 'share',
        kind: 'text',
        label: text('growth.access.columns.share'),
        cells: rows.map(({ cameToPay, beganFree }) => shareText(cameToPay, beganFree)),
      },
      {
        id: 'soon',
        kind: 'text',
        label: text('growth.access.columns.soon', { days: SOON_DAYS }),
        hint: text('growth.access.columns.soonHint'),
        hiddenBelow: 'sm',
        cells: rows.map(({ cameSoon, beganFree }) => shareText(cameSoon, beganFree)),
      },
    ],
  }
}

function shareText(count: bigint | null, of: AccountCohort['beganFree']): string | null {
  return count === null || of === 0n ? null : percent(count, of)
}
