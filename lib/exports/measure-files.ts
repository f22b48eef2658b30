import type { Reader } from '@/db/client'
import { type Dimension, isDimension } from '@/lib/domain/entity/dimension'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { Ratio } from '@/lib/domain/tokens/ratios'
import type { MeasureBucket } from '@/lib/domain/traffic/measure-series'
import {
  type OpenMeasureSeries,
  openMeasureSeries,
  streamMeasureSeries,
} from '@/lib/queries/series/measure-series'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { type CountColumn, type MeasurePointRow, overTimeColumns } from '@/lib/view/file/measure-columns'
import { cellsOf, type OpenExport } from './open-export'
import { daysOfQuestion } from './table-days'

const ROWS_A_BATCH = 1000

/** Makes the file of measures over time, of everything together or of the largest entities and `Other`. */
export function measuresOverTime(metric: Metric, names: readonly CountColumn[], divided: readonly Ratio[]) {
  const columns = overTimeColumns(names, divided)
  return async (reader: Reader, question: TableQuestion, now: Date): Promise<OpenExport> => {
    const range = await daysOfQuestion(reader, question, now)
    const dimension: Dimension | null = isDimension(question.by) ? question.by : null
    const open = await openMeasureSeries(reader, dimension, { ...question, metric, range }, now)
    return measuresExport(reader, open, columns)
  }
}

/** A chart of measures as a file. */
export function measuresExport(
  reader: Reader,
  open: OpenMeasureSeries,
  columns: ExportColumn<MeasurePointRow>[],
): OpenExport {
  return {
    columns,
    range: open.chart.range,
    freshness: open.chart.freshness,
    totalTokens: open.total.prompt_tokens + open.total.completion_tokens,
    rows: cellsOf(columns, rowsOf(open, streamMeasureSeries(reader, open))),
  }
}

async function* rowsOf({ chart }: OpenMeasureSeries, buckets: AsyncGenerator<MeasureBucket>) {
  let batch: MeasurePointRow[] = []
  for await (const { bucket, isPartial, points } of buckets) {
    for (const [index, entity] of chart.entities.entries()) {
      batch.push({ bucket, isPartial, entity, point: points[index]! })
    }
    if (batch.length < ROWS_A_BATCH) continue
    yield batch
    batch = []
  }
  yield batch
}
