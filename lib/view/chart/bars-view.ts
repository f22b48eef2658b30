import { ratio } from '@/lib/domain/tokens/ratio'

export interface DistributionBar {
  label: string
  /** Its page, where it has one. */
  href?: string | null
  /** Of this bar alone. */
  colour?: string
  value: bigint
  /** The value as it is read: exact, or in short with the exact one nearby. */
  text: string
  share: string
}

/** A distribution as horizontal bars in the order given, drawn by `<DistributionBars>` as a table. */
export interface BarsView {
  title: string
  /** One sentence that says what the bars show. */
  summary: string
  /** The heads of the columns. */
  columns: { label: string; value: string; share: string }
  /** Of bars that have none of their own; the accent of the site where it is absent. */
  colour?: string
  bars: DistributionBar[]
}

/** How long each bar is, as a part of the longest: 0 to 1. */
export function barLengths(bars: Pick<DistributionBar, 'value'>[]): number[] {
  let longest = 0n
  for (const { value } of bars) if (value > longest) longest = value
  return bars.map(({ value }) => ratio(value, longest) ?? 0)
}
