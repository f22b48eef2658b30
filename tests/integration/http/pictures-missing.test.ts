import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../support/database/database'
import { insertCatalog } from '../../support/database/traffic'
import { picturesOf } from '../../support/http/pictures'

describe('pictures', () => {
  const database = useTestDatabase()
  const { ask, svg } = picturesOf(database, new Date('2026-03-04T10:00:00Z'))
  beforeAll(() => insertCatalog(database().db))

  it('say so where nothing is counted yet', async () => {
    const { texts } = await svg('models.svg')
    expect(texts).toContain('No complete day yet.')
    expect(texts).toContain('No complete week yet.')
    expect((await svg('leaderboard.svg')).texts).toContain('Nothing was counted in this period.')
    expect((await svg('price.svg')).texts.join()).toContain('No request in this period has a known cost')
    expect((await svg('speed.svg')).texts.join()).toContain('No request in this period has timings')
  })

  it.each([
    ['models', 404, ['.svg', '.png']],
    ['models.gif', 404, ['.svg', '.png']],
    ['nonsense.svg', 404, expect.arrayContaining(['models', 'authors'])],
    ['models/cooking/week.svg', 404, expect.arrayContaining(['all', 'marketing-seo'])],
    ['models/all/month.svg', 404, ['week']],
    ['authors/all/year.svg', 404, ['today', 'day', 'week', 'month']],
    ['authors/all/trending.svg', 404, ['today', 'day', 'week', 'month']],
    ['apps/all/year.svg', 404, expect.arrayContaining(['trending'])],
    ['models/all/week.svg', 404, expect.arrayContaining(['daily', 'monthly', 'by-requests'])],
    ['models/all/week/weekly.svg', 404, expect.not.arrayContaining(['weekly'])],
    ['models/all/week/daily/daily.svg', 404, expect.arrayContaining(['daily'])],
    ['tools-regions.svg', 404, expect.arrayContaining(['tools-calls', 'open-regions'])],
    ['authors-of/models/acme/one.svg', 404, ['categories']],
    ['providers-of/apps/cline.bot.svg', 404, ['models']],
    ['entities/regions/eu.svg', 404, ['models', 'authors', 'providers', 'apps', 'categories']],
    ['models.svg?theme=pink', 400, ['light', 'dark']],
    ['models.svg?theme=dark&theme=light', 400, ['light', 'dark']],
    ['models.svg?size=2', 400, ['theme']],
  ])('answer %s with %i and what there is', async (path, status, choices) => {
    const response = await ask(path)
    const { error } = (await response.json()) as { error: { choices: string[] } }
    expect([response.status, error.choices]).toEqual([status, choices])
  })

  it.each([
    'entities/categories/cooking.svg',
    'entities/models/none/such.svg',
    'entities/models/%E0%A4%A.svg',
    'compare/models.svg',
    'compare/models/a,a.svg',
  ])('answer %s with 404 and a reason', async (path) => {
    const response = await ask(path)
    const { error } = (await response.json()) as { error: { message: string } }
    expect(response.status).toBe(404)
    expect(error.message.length).toBeGreaterThan(20)
  })
})
