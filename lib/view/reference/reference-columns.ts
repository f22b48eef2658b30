import { ratioText } from '@/lib/domain/tokens/ratio'
import type { ReferenceBoard, ReferenceRow } from '@/lib/domain/traffic/reference'
import { type ExportColumn, SHARE_DIGITS } from '../file/export-columns'

/** One's own tokens beside published ones; `source` is the citation that their licence asks for. */
export function referenceColumns(board: ReferenceBoard | undefined): ExportColumn<ReferenceRow>[] {
  const { ownTotal = 0n, referenceTotal = 0n, source } = board ?? {}
  return [
    { name: 'rank', kind: 'rank', cell: ({ rank }) => (rank === null ? null : String(rank)) },
    { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
    { name: 'name', kind: 'text', cell: ({ name }) => name },
    { name: 'total_tokens', kind: 'count', cell: ({ ownTokens }) => String(ownTokens) },
    {
      name: 'share',
      kind: 'fraction',
      cell: ({ ownTokens }) => ratioText(ownTokens, ownTotal, SHARE_DIGITS),
    },
    { name: 'reference_tokens', kind: 'count', cell: ({ referenceTokens }) => String(referenceTokens) },
    {
      name: 'reference_share',
      kind: 'fraction',
      cell: ({ referenceTokens }) => ratioText(referenceTokens, referenceTotal, SHARE_DIGITS),
    },
    { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
    { name: 'source', kind: 'text', cell: () => source?.citation ?? null },
    { name: 'licence', kind: 'text', cell: () => source?.licence.url ?? null },
  ]
}
