import { describe, expect, it } from 'vitest'
import { dollarText } from '@/lib/domain/money/money'
import { effectivePrice } from '@/lib/domain/money/price'
import { bucketOf, percentile } from '@/lib/domain/tokens/histogram'
import { getModelProviders } from '@/lib/queries/entity/model-providers'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { now, useServedCatalogue } from '../../support/database/served-catalogue'
import { useApiServer } from '../../support/http/serve-api'

describe('the providers of models in the API', () => {
  const database = useServedCatalogue()
  const serve = useApiServer(database)
  const client = async () => (await serve({ now })).client()

  it('says who served a model, for how much and how fast', async () => {
    const { endpoints } = await client()
    const { data } = await endpoints.list({ author: 'acme', slug: 'one' })
    const [slow, fast] = data.endpoints
    expect(data.endpoints.map(({ tag }) => tag)).toEqual(['host-b', 'host-a'])
    expect(slow).toMatchObject({ latencyLast30m: null, throughputLast30m: null, uptimeLast1d: null })
    const ofHistogram = (p: number) =>
      Math.round(
        percentile(
          'latency',
          new Map([
            [bucketOf('latency', 250), 1n],
            [bucketOf('latency', 900), 1n],
          ]),
          p,
        )!,
      )
    expect(fast).toMatchObject({
      name: 'Host A | acme/one',
      providerName: 'Host A',
      modelId: 'acme/one',
      contextLength: 200_000,
      maxCompletionTokens: 32_000,
      quantization: null,
      pricing: { prompt: '0.000002' },
      latencyLast30m: {
        p50: ofHistogram(0.5),
        p75: ofHistogram(0.75),
        p90: ofHistogram(0.9),
        p99: ofHistogram(0.99),
      },
    })
    expect(fast!.throughputLast30m!.p50 / 50).toBeCloseTo(1, 0)
    expect((await endpoints.list({ author: 'acme', slug: 'Two' })).data.endpoints).toEqual([])
  })

  it('says the same of a model as its page', async () => {
    const question = { period: 'week', range: null, variants: 'split' } as const
    const [page] = await readSnapshot(database().db, (reader) =>
      getModelProviders(reader, [1], question, now),
    )
    const { address } = await serve({ now })
    const { data } = await (await fetch(`${address}/api/v1/models/acme/one/endpoints`)).json()
    const figures = data.endpoints.map(
      ({ tag, usage_last_7d: usage }: { tag: string; usage_last_7d: object }) => ({ tag, ...usage }),
    )
    expect(figures).toEqual(
      page!.providers.map((provider) => ({
        tag: provider.slug,
        requests: String(provider.requests),
        total_tokens: String(provider.promptTokens + provider.completionTokens),
        cost_usd: dollarText(provider.costNanoUsd),
        usd_per_million_tokens: dollarText(effectivePrice(provider)!),
      })),
    )
    expect(figures).toHaveLength(2)
  })

  it('lists providers', async () => {
    const { providers } = await client()
    expect((await providers.list()).data).toMatchObject([
      {
        slug: 'host-a',
        name: 'Host A',
        headquarters: 'DE',
        datacenters: ['DE', 'US'],
        privacyPolicyUrl: null,
      },
      { slug: 'host-b', name: 'Host B', headquarters: null, datacenters: null },
    ])
  })
})
