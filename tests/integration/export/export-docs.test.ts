import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { dimensionNames, dimensions } from '@/lib/domain/entity/dimension'
import { exportTableNames, tableEntry } from '@/lib/view/file/export-table'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, insertCatalog } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const lines = readFileSync('docs/exports.md', 'utf8').split('\n')
/** The text without the line breaks within a list of columns. */
const text = lines.join('\n').replace(/,`\s+`/g, ',')

describe('the documentation of files', () => {
  const database = useTestDatabase()
  const { ask } = exportsOf(database)
  const columnsOf = async (path: string) => (await (await ask(path)).text()).split('\r\n')[0]!

  beforeAll(async () => {
    await insertCatalog(database().db)
    // Changes have files where there is something to compare.
    const old = { ...event, day: '2026-02-02' }
    await serveTraffic(database().db, [old, event], now)
  })

  it.each(exportTableNames)('has the parameters and columns of %s', async (table) => {
    const { takes, isOfOne } = tableEntry(table)
    const row = lines.find((line) => line.startsWith(`| \`${table}\` |`)) ?? ''
    const [, , parameters = '', , columns] = row.split('|')
    for (const name of takes) expect(parameters).toContain(`\`${name}\``)
    expect(columns?.trim()).toBe(`\`${await columnsOf(`${table}.csv${isOfOne ? '?model=acme/one' : ''}`)}\``)
  })

  it('has the names and columns of boards, charts and comparisons', async () => {
    for (const dimension of dimensionNames) {
      expect(text).toContain(`\`${dimension}\``)
      const { classes = [] } = { ...dimensions[dimension] } as { classes?: readonly string[] }
      for (const name of classes) expect(text).toContain(`\`${name}\``)
    }
    const files = ['models.csv', 'apps-over-time.csv', 'compare.csv?dimension=models&slug=acme/one']
    for (const file of files) expect(text).toContain(`\`${await columnsOf(file)}\``)
    const comparison = ['dimension', 'slug', 'category', 'grain', 'metric', 'from']
    for (const name of comparison) expect(text.split('## Comparisons')[1]).toContain(`\`${name}\``)
  })
})
