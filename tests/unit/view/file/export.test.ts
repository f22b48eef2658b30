import { describe, expect, it } from 'vitest'
import { type Metric, noMeasures } from '@/lib/domain/tokens/measures'
import type { BoardRow } from '@/lib/domain/traffic/board'
import { downloadName, exportFile, exportNames, parseExportFile } from '@/lib/view/file/export'
import { boardColumns, chartColumns } from '@/lib/view/file/export-columns'
import { exportTableNames } from '@/lib/view/file/export-table'

const row: BoardRow = {
  ...noMeasures,
  rank: 1,
  kind: 'entity',
  id: 1,
  slug: 'a/b',
  name: 'B',
  author: { slug: 'a', name: 'A' },
  requests: 4n,
  promptTokens: 3n,
  completionTokens: 2n,
  unpricedRequests: 1n,
  costNanoUsd: 5n,
  previous: { ...noMeasures, promptTokens: 10n, requests: 1n },
  previousRank: 3,
  trendTriple: null,
}

const cells = (changes: Partial<BoardRow>, metric: Metric = 'tokens') => {
  const total = { ...noMeasures, requests: 8n, promptTokens: 20n }
  const columns = boardColumns('models', metric, total)
  return Object.fromEntries(columns.map(({ name, cell }) => [name, cell({ ...row, ...changes })]))
}

describe('export files', () => {
  it('are a board and a chart of each dimension, each table, comparisons and lists, in each format', () => {
    const files = exportNames.map(exportFile)
    expect(files).toHaveLength(2 + 8 + 36 + 2 * exportTableNames.length)
    expect(new Set(files).size).toBe(files.length)
    for (const name of exportNames) expect(parseExportFile(exportFile(name))).toEqual(name)
    for (const file of ['models', 'models.txt', '-over-time.csv', 'toString', '']) {
      expect(parseExportFile(file)).toBeUndefined()
    }
  })

  it('are saved under a name that says what is in them', () => {
    const board = parseExportFile('models.csv')!
    const chart = parseExportFile('apps-over-time.json')!
    expect(downloadName(board, 'marketing-seo', '2026-02-25', '2026-03-03')).toBe(
      'tokenboard-models-marketing-seo-2026-02-25_2026-03-03.csv',
    )
    expect(downloadName(board, 'all', '2026-03-03', '2026-03-03')).toBe(
      'tokenboard-models-all-2026-03-03.csv',
    )
    const table = parseExportFile('context.csv')!
    expect(downloadName(table, 'legal', '2026-03-03', '2026-03-03')).toBe(
      'tokenboard-context-legal-2026-03-03.csv',
    )
    expect(downloadName(chart, 'all', '2025-03-10', '2026-03-08')).toBe(
      'tokenboard-apps-over-time-all-2025-03-10_2026-03-08.json',
    )
  })
})

describe('board columns', () => {
  it('name an author for models alone', () => {
    const names = boardColumns('apps', 'tokens', noMeasures).map(({ name }) => name)
    expect(names).not.toContain('author')
    expect(Object.keys(cells({}))).toEqual([...names.slice(0, 3), 'author', ...names.slice(3)])
  })

  it('divide by the metric, and compare tokens whatever the metric', () => {
    expect(cells({})).toMatchObject({ share: '0.250000000000', change: '-0.500000', is_new: 'false' })
    expect(cells({}, 'requests')).toMatchObject({ share: '0.500000000000', change: '-0.500000' })
    expect(cells({}, 'requests')).toMatchObject({ value: '4', previous_value: '1', value_change: '3.000000' })
    expect(cells({}, 'spend')).toMatchObject({
      value: '0.000000005',
      previous_value: '0',
      value_change: null,
    })
  })

  it('leave empty what is unknown: a cost without any price, a change without a window before', () => {
    expect(cells({})).toMatchObject({ cost_usd: '0.000000005' })
    expect(cells({ unpricedRequests: 4n })).toMatchObject({ cost_usd: null })
    expect(cells({ unpricedRequests: 0n, costNanoUsd: 0n })).toMatchObject({ cost_usd: '0' })
    expect(cells({ previous: null })).toMatchObject({
      previous_total_tokens: null,
      change: null,
      is_new: 'false',
    })
    expect(cells({ previous: noMeasures })).toMatchObject({ change: null, is_new: 'true' })
    expect(cells({ rank: null, author: null })).toMatchObject({ rank: null, author: null })
  })
})

describe('chart columns', () => {
  it('divide by the bucket, and leave the share of an empty one open', () => {
    const point = { totalTokens: 1n, requests: 3n, value: 3n }
    const chartRow = { bucket: '2026-03-02', slug: 'a', name: 'A', point, isPartial: true }
    const cellsOf = (metric: Metric, total: typeof point) =>
      Object.fromEntries(chartColumns(metric).map(({ name, cell }) => [name, cell({ ...chartRow, total })]))
    const total = { totalTokens: 4n, requests: 4n, value: 12n }
    expect(cellsOf('tokens', total)).toMatchObject({
      share: '0.250000000000',
      value: '3',
      is_partial: 'true',
    })
    expect(cellsOf('spend', total)).toMatchObject({ share: '0.250000000000', value: '0.000000003' })
    expect(cellsOf('tokens', { ...total, value: 0n })).toMatchObject({ share: null })
  })
})
