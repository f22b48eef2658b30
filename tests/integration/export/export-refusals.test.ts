import { describe, expect, it } from 'vitest'
import { categories } from '@/lib/domain/entity/categories'
import { useTestDatabase } from '../../support/database/database'
import { exportsOf } from '../../support/http/exports'

describe('exports', () => {
  const database = useTestDatabase()
  const { ask, refusal } = exportsOf(database)

  it('refuse what they do not know with the field and its choices', async () => {
    const all = ['all', ...categories.map(({ slug }) => slug)]
    expect(await refusal('models.csv?category=coding')).toMatchObject({
      status: 400,
      code: 'invalid_parameter',
      field: 'category',
      choices: all,
    })
    expect(await refusal('models.csv?period=year')).toMatchObject({ status: 400, field: 'period' })
    expect(await refusal('models.csv?variants=both')).toMatchObject({
      field: 'variants',
      choices: ['merge', 'split'],
    })
    expect(await refusal('apps.json?metric=cost')).toMatchObject({
      field: 'metric',
      choices: ['tokens', 'requests', 'spend', 'reasoning', 'tools', 'normalised'],
    })
    expect(await refusal('apps-over-time.json?grain=hour')).toMatchObject({
      field: 'grain',
      choices: ['day', 'week', 'month'],
    })
    expect(await refusal('apps.csv?grain=day')).toMatchObject({
      field: 'grain',
      choices: expect.arrayContaining(['limit']),
    })
    expect(await refusal('apps-over-time.csv?limit=5')).toMatchObject({ field: 'limit' })
    expect(await refusal('apps.csv?category=all&category=legal')).toMatchObject({
      status: 400,
      field: 'category',
    })
  })

  it.each([
    ['from=2026-02-01', 'to'],
    ['to=2026-02-01', 'from'],
    ['from=2026-02-30&to=2026-03-01', 'from'],
    ['from=2026-03-02&to=2026-03-01', 'from'],
    ['from=2026-03-02&to=2026-03-05', 'to'],
    ['from=1969-12-31&to=1970-01-01', 'from'],
    ['from=2015-01-01&to=2026-03-01', 'from'],
    ['from=&to=2026-03-01', 'from'],
    ['limit=0', 'limit'],
    ['limit=100001', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e3', 'limit'],
    ['__proto__=1', '__proto__'],
  ])('refuse %s, naming %s', async (query, field) => {
    expect(await refusal(`models.csv?${query}`)).toMatchObject({
      status: 400,
      code: 'invalid_parameter',
      field,
    })
  })

  it('refuse a chart of more rows than a file may have', async () => {
    const query = 'from=2025-03-05&to=2026-03-04&grain=day&top=273'
    expect(await refusal(`apps-over-time.csv?${query}`)).toMatchObject({ status: 400, field: 'top' })
    const smaller = await ask(`apps-over-time.csv?${query.replace('273', '272')}`)
    expect(smaller.status).toBe(200)
    await smaller.text()
  })

  it('answer 404 with the files there are', async () => {
    for (const file of ['tokens.csv', 'models.xlsx', 'models', 'models-over-time.CSV', '..%2Fmodels.csv']) {
      const answer = await refusal(file)
      expect(answer).toMatchObject({ status: 404, code: 'unknown_file' })
      expect(answer).toHaveProperty(
        'choices',
        expect.arrayContaining(['models.csv', 'categories-over-time.json']),
      )
    }
  })
})
