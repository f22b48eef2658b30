import { RETENTION_MONTHS, type Retention } from '@/lib/domain/growth/retention'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { ShadeCell, TableColumn, TableView } from '../table/table-view'
import { percent } from '../text/format'
import { formatShortMonthOfYear } from '../text/format-day'
import { text } from '../text/messages'
import { countCell } from '../text/metric-text'

/** Cohorts by launch month with the share that stayed, month by month: what has not been yet is an empty cell. */
export function retentionTable({ kind, cohorts, estimated }: Retention, caption: string): TableView {
  const longest = Math.min(RETENTION_MONTHS - 1, Math.max(0, ...cohorts.map(({ kept }) => kept.length)))
  const later = Array.from({ length: longest }, (_, index): TableColumn => {
    const months = index + 1
    return {
      id: `after-${months}`,
      kind: 'shade',
      label: String(months),
      hint: text('growth.retention.after', { months }),
      cells: cohorts.map(({ size, kept }): ShadeCell | null => {
        const members = kept[index]
        if (members === undefined) return null
        const exact = text('growth.retention.exact', { members, size })
        return { text: percent(members, size), part: ratio(members, size) ?? 0, title: exact }
      }),
    }
  })
  return {
    caption,
    keys: cohorts.map(({ month }) => month),
    columns: [
      {
        id: 'month',
        kind: 'name',
        label: text('growth.retention.launched'),
        cells: cohorts.map(({ month }) => ({
          name: formatShortMonthOfYear(month),
          href: null,
          colour: null,
        })),
      },
      {
        id: 'size',
        kind: 'count',
        label: text(`growth.retention.${kind}.size`),
        hint: text('growth.retention.sizeHint'),
        cells: cohorts.map(({ size }) => countCell(kind, size, estimated)),
      },
      ...later,
    ],
  }
}
