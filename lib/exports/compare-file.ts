import type { Reader } from '@/db/client'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { findCompared, getComparison } from '@/lib/queries/compare'
import { findEntity } from '@/lib/queries/entity/entity-ref'
import { type ComparedRow, compareColumns } from '@/lib/view/compare/compare-columns'
import { cellsOf, type OpenExport } from './open-export'

/**
 * A comparison as a file, read by the function of the page: a row for each bucket and each of those compared.
 * @throws {UnknownEntity}
 */
export async function openComparison(
  reader: Reader,
  question: CompareQuestion,
  now: Date,
): Promise<OpenExport> {
  const { dimension, slugs } = question
  const { found, unknown } = await findCompared(reader, dimension, slugs)
  for (const slug of unknown) await findEntity(reader, { dimension, slug })
  const comparison = await getComparison(reader, question, found, now)
  const columns = compareColumns(comparison)
  const rows = comparison.buckets.map((bucket) =>
    found.map(({ slug, name }, position): ComparedRow => ({ slug, name, bucket, position })),
  )
  return {
    columns,
    range: comparison.range,
    freshness: comparison.freshness,
    totalTokens: comparison.buckets.reduce((sum, { total }) => sum + total.totalTokens, 0n),
    rows: cellsOf(columns, rows),
  }
}
