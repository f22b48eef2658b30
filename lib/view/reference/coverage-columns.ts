import type { RequestCoverage } from '@/lib/domain/traffic/request-coverage'
import type { ExportColumn } from '../file/export-columns'

const count = (
  name: string,
  of: (coverage: RequestCoverage) => bigint | null,
): ExportColumn<RequestCoverage> => ({
  name,
  kind: 'count',
  cell: (coverage) => of(coverage)?.toString() ?? null,
})

export const coverageColumns: ExportColumn<RequestCoverage>[] = [
  count('requests', ({ requests }) => requests),
  count('priced_requests', ({ priced }) => priced),
  count('app_requests', ({ withApp }) => withApp),
  count('category_requests', ({ withCategory }) => withCategory),
  count('provider_requests', ({ withProvider }) => withProvider),
  count('singly_counted_requests', ({ countedSingly }) => countedSingly),
  count('known_requests', ({ known }) => known),
  count('complete_requests', ({ complete }) => complete),
]
