import { beforeAll, describe, expect, it } from 'vitest'
import { getSearch } from '@/lib/http/get-search'
import { publicRoute } from '@/lib/http/route'
import { entityPath } from '@/lib/view/address/entity-path'
import { useTestDatabase } from '../../support/database/database'
import { insertSearchCatalog } from '../../support/database/search-catalog'

describe('GET /api/v1/search', () => {
  const database = useTestDatabase()
  const get = (query: string) =>
    publicRoute(getSearch, () => database().db)(new Request(`http://localhost/api/v1/search${query}`))

  beforeAll(() => insertSearchCatalog(database().db))

  it('answers with paths and exact totals', async () => {
    const response = await get('?q=deepseek+r1')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toMatch(/max-age=\d+/)
    expect(await response.json()).toEqual({
      data: [
        {
          kind: 'model',
          slug: 'deepseek/deepseek-r1',
          name: 'DeepSeek R1',
          path: '/models/deepseek/deepseek-r1',
          author: { slug: 'deepseek', name: 'DeepSeek' },
          total_tokens: '900',
        },
      ],
      meta: expect.objectContaining({ query: 'deepseek r1', period: 'month' }),
    })
  })

  it("links every kind to its page, and names no author but a model's", async () => {
    const { data } = await (await get('?q=programming')).json()
    expect(data[0]).toEqual({
      kind: 'category',
      slug: 'programming',
      name: 'Programming',
      path: entityPath('categories', 'programming'),
      total_tokens: '77',
    })
  })

  it('takes a limit', async () => {
    expect((await (await get('?q=claude&limit=2')).json()).data).toHaveLength(2)
  })

  it('answers an empty text with nothing', async () => {
    expect((await (await get('?q=')).json()).data).toEqual([])
  })

  it.each([
    ['', 'q'],
    ['?q=a&q=b', 'q'],
    ['?q=a&limit=0', 'limit'],
    ['?q=a&limit=51', 'limit'],
    ['?q=a&limit=many', 'limit'],
    ['?q=a&kind=app', 'kind'],
  ])('refuses %j by naming the parameter', async (query, field) => {
    const response = await get(query)
    expect(response.status).toBe(400)
    const { error } = await response.json()
    expect(error).toMatchObject({ code: 'invalid_parameter', field })
    expect(error.message).toContain(`"${field}"`)
  })
})
