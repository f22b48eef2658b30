import { beforeAll, describe, expect, it } from 'vitest'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { insertEntities, requestsOf } from '../../support/database/many-entities'
import { serveTraffic } from '../../support/database/serve-traffic'
import { exportsOf, now } from '../../support/http/exports'

const COUNT = 1201
const programming = requestsOf(Array.from({ length: COUNT }, (_, index) => index + 1))
const legal = requestsOf(Array(30).fill(1_000_000), { categoryId: 9 })

/** lightdash/lightdash#17228, metabase/metabase#6661: files ended at the page's limit of rows without a word. */
describe('files of more rows than any page shows', () => {
  const database = useTestDatabase()
  const { ask, csv } = exportsOf(database)
  beforeAll(async () => {
    await insertEntities(database().db, COUNT)
    await serveTraffic(database().db, [...programming, ...legal], now)
  })

  it.each(['models', 'authors', 'providers', 'apps'] as const)(
    'keep the filter, hold all 1,201 %s and add up to the page',
    async (dimension) => {
      const page = await askBoard(database().db, dimension, { category: 'programming', limit: 20 }, now)
      const total = BigInt((COUNT * (COUNT + 1)) / 2)
      expect(totalTokens(page.total)).toBe(total)
      expect(page.rows).toHaveLength(21)

      const rows = await csv(`${dimension}.csv?category=programming&period=week`)
      const json = await (await ask(`${dimension}.json?category=programming&period=week`)).json()
      const { data, meta } = json as { data: { total_tokens: string }[]; meta: { total_tokens: string } }
      for (const file of [rows, data] as { total_tokens: string }[][]) {
        expect(file).toHaveLength(COUNT)
        expect(file.reduce((sum, row) => sum + BigInt(row.total_tokens), 0n)).toBe(total)
      }
      expect(meta.total_tokens).toBe(String(total))
    },
  )

  it('say where they end if fewer were asked for: what is left is one row', async () => {
    const rows = await csv('models.csv?category=programming&limit=1000')
    expect(rows).toHaveLength(1001)
    expect(rows.at(-1)).toMatchObject({ slug: 'other', total_tokens: String((201 * 202) / 2) })
  })
})
