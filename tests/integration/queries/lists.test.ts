import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { defaultList, type ListQuestion, lists } from '@/lib/domain/traffic/list-question'
import { getList } from '@/lib/queries/lists/list'
import { getListChoices } from '@/lib/queries/lists/list-choices'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { exportPath } from '@/lib/view/file/export-file'
import { listFile } from '@/lib/view/list/list-file'
import { sampleTraffic, useServedTraffic } from '../../support/database/serve-traffic'
import { catalog } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const events = sampleTraffic('2026-03-04', { numRuns: 4, seed: 14 })
const weekBegins = '2026-02-25'
const monthBegins = '2026-02-02'

describe('lists of all there is', () => {
  const database = useServedTraffic(events, now)
  const { ask, csv, refusal } = exportsOf(database)
  const listOf = (kind: EntityDimension, more: Partial<ListQuestion> = {}, isWhole = false) =>
    readSnapshot(database().db, (reader) => getList(reader, { ...defaultList(kind), ...more }, isWhole))
  const slugsOf = async (kind: EntityDimension, more: Partial<ListQuestion> = {}) =>
    (await listOf(kind, more)).rows.map(({ slug }) => slug)

  beforeAll(async () => {
    await database().db.execute(sql`
      update models set context_length = 128000, prompt_nano_usd_per_million = 500000000,
        completion_nano_usd_per_million = 2000000000, input_modalities = '{text,image}', output_modalities = '{text}'
      where permaslug = 'beta/three'`)
    await database().db.execute(sql`
      update models set context_length = 8000, prompt_nano_usd_per_million = 0 where permaslug = 'acme/one'`)
    await database().db.execute(sql`update providers set headquarters = 'DE' where slug = 'host-b'`)
  })

  it('hold each thing once, with what the events come to', async () => {
    const baseOf = new Map(catalog.models.map(({ id, baseId }) => [id, baseId ?? id]))
    const authorOf = new Map(catalog.models.map(({ id, authorId }) => [id, authorId]))
    const ids = {
      models: (event: (typeof events)[number]) => baseOf.get(event.modelId)!,
      authors: (event: (typeof events)[number]) => authorOf.get(event.modelId)!,
      providers: (event: (typeof events)[number]) => event.providerId,
      apps: (event: (typeof events)[number]) => event.appId,
    }
    for (const kind of entityDimensions) {
      for (const category of [null, 2, 5]) {
        const filters =
          category === null ? {} : { category: category === 2 ? 'programming' : 'marketing-seo' }
        const { rows, count } = await listOf(kind, { filters })
        const known = (
          catalog[kind] as { id: number; slug: string; baseId?: number | null; hidden?: boolean }[]
        )
          .filter(({ id, baseId, hidden }) => id !== 0 && !baseId && !hidden)
          .map(({ id, slug }) => {
            const own = events.filter(
              (event) =>
                ids[kind](event) === id &&
                (category === null || event.categoryId === category) &&
                event.day < '2026-03-04',
            )
            const sum = (from: string, counted: (event: (typeof events)[number]) => number) =>
              own
                .filter(({ day }) => day >= from)
                .reduce((total, event) => total + BigInt(counted(event)) * BigInt(event.sampleWeight), 0n)
            const tokens = (event: (typeof events)[number]) => event.promptTokens + event.completionTokens
            return {
              slug,
              tokens: sum(weekBegins, tokens),
              requests: sum(weekBegins, () => 1),
              monthTokens: sum(monthBegins, tokens),
            }
          })
          .filter(({ requests }) => category === null || requests > 0n)
        expect(count).toBe(known.length)
        const bySlug = (one: { slug: string }, other: { slug: string }) => (one.slug < other.slug ? -1 : 1)
        const shown = rows.map(({ slug, tokens, requests, monthTokens }) => ({
          slug,
          tokens,
          requests,
          monthTokens,
        }))
        expect(shown.sort(bySlug)).toEqual(known.sort(bySlug))
      }
    }
  })

  it('are sorted by each column both ways, what nobody knows last', async () => {
    for (const kind of entityDimensions) {
      for (const sort of lists[kind].columns) {
        const [one, other] = [await slugsOf(kind, { sort }), await slugsOf(kind, { sort, isReversed: true })]
        expect([...one].sort()).toEqual([...other].sort())
      }
    }
    expect((await slugsOf('models', { sort: 'input' })).slice(0, 2)).toEqual(['acme/one', 'beta/three'])
    expect((await slugsOf('models', { sort: 'input', isReversed: true })).slice(0, 2)).toEqual([
      'beta/three',
      'acme/one',
    ])
    expect((await slugsOf('models', { sort: 'context' }))[0]).toBe('beta/three')
    expect(await slugsOf('models', { sort: 'name' })).toEqual([
      'acme/Two',
      'deepseek/five',
      'Corp/four',
      'acme/one',
      'beta/three',
    ])
    expect((await slugsOf('providers', { sort: 'headquarters' }))[0]).toBe('host-b')
    expect((await slugsOf('authors', { sort: 'models' }))[0]).toBe('acme')
  })

  it.each([
    [{ author: 'acme' }, ['acme/Two', 'acme/one']],
    [{ weights: 'open' }, ['Corp/four', 'deepseek/five']],
    [{ weights: 'closed' }, ['acme/Two']],
    [{ price: '0.5' }, ['acme/one', 'beta/three']],
    [{ price: '0.4999' }, ['acme/one']],
    [{ context: '128000' }, ['beta/three']],
    [{ reads: 'image' }, ['beta/three']],
    [{ writes: 'image' }, []],
    [{ since: '2026-01-01' }, ['acme/Two']],
    [{ since: '2026-01-02' }, []],
    [{ text: 'acme-two' }, ['acme/Two']],
    [{ text: 'thr' }, ['beta/three']],
    [{ author: 'acme', weights: 'closed', text: 'two' }, ['acme/Two']],
    [{ provider: 'no-one' }, []],
  ])('of models, narrowed by %j', async (filters, slugs) => {
    expect((await slugsOf('models', { filters })).sort()).toEqual(slugs)
  })

  it('know who ran a model in the last 30 days', async () => {
    const ran = events.filter(
      ({ providerId, day }) => providerId === 1 && day >= monthBegins && day < '2026-03-04',
    )
    const bases = new Set(ran.map(({ modelId }) => catalog.models.find(({ id }) => id === modelId)!))
    const slugs = new Set([...bases].map(({ slug }) => slug.split(':')[0]!))
    expect((await slugsOf('models', { filters: { provider: 'host-a' } })).sort()).toEqual([...slugs].sort())
  })

  it('narrow apps by group and authors by their newest model', async () => {
    expect(await slugsOf('apps', { filters: { group: 'game' } })).toEqual(['github.com/a/b'])
    expect(await slugsOf('apps', { filters: { group: 'coding' } })).toEqual(['cline.bot'])
    expect(await slugsOf('authors', { filters: { since: '2026-01-01' } })).toEqual(['acme'])
  })

  it('have no page beyond their last', async () => {
    expect(await listOf('models', { page: 2 })).toMatchObject({ rows: [], count: 0 })
  })

  it('offer the authors and providers to choose from', async () => {
    const { authors, providers } = await readSnapshot(database().db, getListChoices)
    expect(authors.map(({ slug }) => slug)).toEqual(['beta', 'acme', 'Corp', 'deepseek'])
    expect(providers.map(({ slug }) => slug)).toEqual(['host-a', 'host-b'])
  })

  it('have the columns and parameters that docs/exports.md says', async () => {
    const lines = readFileSync('docs/exports.md', 'utf8').split('\n')
    for (const kind of entityDimensions) {
      const [, , parameters = '', columns] = lines
        .find((line) => line.startsWith(`| \`all-${kind}\` |`))!
        .split('|')
      const head = (await (await ask(`all-${kind}.csv`)).text()).split('\r\n')[0]
      expect(columns?.trim()).toBe(`\`${head}\``)
      for (const name of lists[kind].filters) expect(parameters).toContain(`\`${name}\``)
    }
  })

  it('are files too: all of what the page shows, in its order', async () => {
    for (const kind of entityDimensions) {
      const question = {
        ...defaultList(kind),
        filters: { category: 'programming' },
        sort: 'name',
        isReversed: true,
      } as const
      const path = exportPath(listFile(question), 'csv').slice('/export/'.length)
      const { rows } = await listOf(kind, question)
      expect(await csv(path)).toMatchObject(
        rows.map(({ slug, tokens, requests }) => ({
          slug,
          total_tokens: String(tokens),
          requests: String(requests),
        })),
      )
    }
    const [three] = await csv('all-models.csv?text=three')
    expect(three).toMatchObject({ context_length: '128000', prompt_usd_per_million: '0.5', author: 'beta' })
    const answer = await ask('all-apps.json')
    expect(answer.headers.get('content-disposition')).toContain('tokenboard-all-apps-all-')
    expect(await refusal('all-apps.csv?author=acme')).toMatchObject({ status: 400, field: 'author' })
    expect(await refusal('all-models.csv?price=cheap')).toMatchObject({ status: 400, field: 'price' })
    expect(await refusal('all-models.csv?sort=luck')).toMatchObject({ status: 400, field: 'sort' })
    expect(await refusal('all-models.csv?reversed=yes')).toMatchObject({ status: 400, field: 'reversed' })
  })
})
