import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appGroupNames } from '@/lib/domain/entity/app-groups'
import { categories } from '@/lib/domain/entity/categories'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { growthWindowNames } from '@/lib/domain/growth/growth-window'
import { grains } from '@/lib/domain/time/buckets'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { listModalities, lists, listWeights } from '@/lib/domain/traffic/list-question'
import { comparePath } from '@/lib/view/address/compare-path'
import { entityPath } from '@/lib/view/address/entity-path'
import { growthPath } from '@/lib/view/address/growth-path'
import { listPath, parseListPath } from '@/lib/view/address/list-path'
import { isSameAddress } from '@/lib/view/address/meant/meant'
import { meantAddress } from '@/lib/view/address/meant/meant-address'
import { chartModes } from '@/lib/view/address/page-choices'
import { defaultQuestion, pagePath, periodsOf, topSteps } from '@/lib/view/address/page-path'
import { fixedPaths } from '@/lib/view/address/sitemap'
import { boardNames } from '@/lib/view/boards/boards'
import { growthSectionNames } from '@/lib/view/growth/growth-sections'

const runs = { seed: 14, numRuns: 1000 }
const metricNames = Object.keys(metrics) as Metric[]
const anyCategory = fc.constantFrom('all' as const, ...categories.map(({ slug }) => slug))

const anyPage = fc.constantFrom(null, ...boardNames).chain((board) =>
  fc
    .record({
      category: anyCategory,
      period: fc.constantFrom(...periodsOf(board)),
      grain: fc.constantFrom(...grains),
      view: fc.constantFrom(...chartModes),
      metric: fc.constantFrom(...metricNames),
      variants: fc.constantFrom('merge' as const, 'split' as const),
      appGroup: fc.option(fc.constantFrom(...appGroupNames)),
      top: fc.constantFrom(...topSteps),
    })
    .map((choices) => pagePath({ ...defaultQuestion(board), ...choices })),
)
const anySlug = fc.oneof(
  fc
    .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'%/.!2aB :~日') })
    .map((name) => `x${name}`),
  fc.constantFrom(
    'openai',
    'openai/gpt-5:free',
    'Address_Labs/E:x.y',
    'a/b/activity!',
    'title:100% 日',
    'x.rsc',
  ),
)
const anyThing = fc
  .record({ dimension: fc.constantFrom(...entityDimensions), slug: anySlug })
  .map(({ dimension, slug }) => ({ dimension, slug: dimension === 'models' ? `maker/${slug}` : slug }))
const anyGrowth = fc
  .record({
    category: anyCategory,
    window: fc.oneof(
      fc.constantFrom(...growthWindowNames),
      fc.constant({ from: '2026-05-01', until: '2026-06-01' }),
    ),
    of: fc.option(anyThing),
    section: fc.option(fc.constantFrom(...growthSectionNames)),
  })
  .map(growthPath)
const anyComparison = fc
  .record({
    dimension: fc.constantFrom(...entityDimensions),
    slugs: fc.uniqueArray(anySlug, { maxLength: 4 }),
    category: anyCategory,
    grain: fc.constantFrom(...grains),
    view: fc.constant('absolute' as const),
    metric: fc.constantFrom(...metricNames),
    from: fc.constant(null),
  })
  .map(comparePath)

const anyFilters = {
  author: fc.constantFrom('openai', 'Address_Labs', 'b.rsc', '~x'),
  provider: fc.constantFrom('deepinfra', 'adressen-日本-fi-100'),
  category: fc.constantFrom('programming', 'marketing-seo'),
  group: fc.constantFrom(...appGroupNames),
  reads: fc.constantFrom(...listModalities.reads),
  writes: fc.constantFrom(...listModalities.writes),
  weights: fc.constantFrom(...listWeights),
  price: fc.constantFrom('0', '0.5', '12'),
  context: fc.constantFrom('1', '128000'),
  since: fc.constant('2026-01-31'),
  text: fc.constantFrom('gpt', 'gpt-4o-mini', '日本'),
}
const anyList = fc
  .constantFrom(...entityDimensions)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      filters: fc.record(anyFilters, { requiredKeys: [] }),
      sort: fc.constantFrom(...lists[kind].columns),
      isReversed: fc.boolean(),
      page: fc.integer({ min: 1, max: 3 }),
    }),
  )
  .map(listPath)

/** Every address that pages link to. */
const anyAddress = fc.oneof(
  fc.constantFrom(...fixedPaths()),
  anyPage,
  anyGrowth,
  anyComparison,
  anyList,
  anyThing.map(({ dimension, slug }) => entityPath(dimension, slug)),
)

/** Where an address leads if every name in it is that of a thing. */
function placeOf(url: string): string | undefined {
  const meant = meantAddress(url)
  if (!meant || 'path' in meant) return meant?.path
  const things = meant.names.map(({ dimensions, name }) => ({ dimension: dimensions[0]!, slug: name }))
  return meant.pathOf(things)
}

describe('the address that was meant', () => {
  it('is that of each page, where the page is asked for by its own', () => {
    fc.assert(
      fc.property(anyAddress, (path) => {
        const place = placeOf(path)
        if (place !== undefined) expect(place).toBe(path)
        const meant = meantAddress(path)
        if (meant && 'names' in meant) expect(meant.asWritten).toBe(path)
      }),
      runs,
    )
  })

  it('of a list is read as it is written', () => {
    fc.assert(
      fc.property(anyList, (path) => {
        const segments = path.startsWith('/browse/') ? path.split('/').slice(2) : [path.slice(1)]
        expect(listPath(parseListPath(segments)!)).toBe(path)
      }),
      runs,
    )
  })

  it('is known of every page of the sitemap', () => {
    for (const path of fixedPaths()) expect(placeOf(path)).toBe(path)
  })

  it('is reached in one step, from whatever leads to it', () => {
    const anyWord = fc.oneof(
      fc.constantFrom(
        ...boardNames,
        ...appGroupNames,
        ...growthWindowNames,
        'rankings',
        'boards',
        'growth',
        'all',
      ),
      fc.constantFrom(
        'models',
        'Apps',
        'author',
        'compare',
        'categories',
        'marketing',
        'seo',
        'WEEK',
        'month',
      ),
      fc.constantFrom(
        'weekly',
        'by-spend',
        'top-50',
        'top-20',
        'split',
        'merge',
        'activity',
        'api',
        'v1',
        'docs',
      ),
      anySlug.map(encodeURIComponent),
    )
    const anyUrl = fc
      .tuple(fc.array(anyWord, { maxLength: 6 }), fc.constantFrom('', '/', '?view=week', '?category=legal'))
      .map(([words, end]) => `/${words.join('/')}${end}`)
    fc.assert(
      fc.property(anyUrl, (url) => {
        const place = placeOf(url)
        if (place === undefined) return
        expect(place, url).toMatch(/^\/(?!\/)/)
        expect(placeOf(place), url).toBe(place)
      }),
      { ...runs, numRuns: 5000 },
    )
  })

  it('is found whatever the case and the slashes, for all that is known without data', () => {
    fc.assert(
      fc.property(anyPage, (path) => {
        expect(placeOf(path.toUpperCase())).toBe(path)
        expect(placeOf(`/${path}/`)).toBe(path)
      }),
      runs,
    )
  })

  it.each([
    ['/rankings', '/'],
    ['/rankings/', '/'],
    ['/rankings/all/week', '/'],
    ['/Rankings/Programming', '/rankings/programming/week'],
    ['/rankings/month', '/rankings/all/month'],
    ['/rankings/month/programming', '/rankings/programming/month'],
    ['/rankings/marketing/seo', '/rankings/marketing-seo/week'],
    ['/rankings?category=programming&view=month', '/rankings/programming/month'],
    ['/?category=marketing/seo&view=trending', '/rankings/marketing-seo/trending'],
    ['/rankings?view=weekly#apps', '/'],
    ['/rankings/apps', '/boards/apps'],
    ['/boards', '/'],
    ['/boards/programming', '/rankings/programming/week'],
    ['/boards/leaderboard/all/week', '/boards/leaderboard'],
    ['/boards/leaderboard/all/week/merge/top-20', '/boards/leaderboard'],
    ['/boards/leaderboard/month', '/boards/leaderboard/all/month'],
    ['/boards/leaderboard/all/week/daily', '/boards/leaderboard'],
    ['/leaderboard', '/boards/leaderboard'],
    ['/speed/programming', '/boards/speed/programming/week'],
    ['/growth/week', '/growth'],
    ['/growth/all/week', '/growth'],
    ['/growth/Month', '/growth/all/month'],
    ['/growth/programming', '/growth/programming/week'],
    ['/growth/marketing/seo/quarter', '/growth/marketing-seo/quarter'],
    ['/growth/model/openai/gpt-5', '/growth/all/week/models/openai/gpt-5'],
    ['/categories', '/boards/categories'],
    ['/categories/marketing/seo', '/categories/marketing-seo'],
    ['/category/Programming/', '/categories/programming'],
    ['/programming', '/categories/programming'],
    ['/model/openai/gpt-5', '/models/openai/gpt-5'],
    ['/models/openai/gpt-5/activity', '/models/openai/gpt-5'],
    ['/Providers/deepinfra', '/providers/deepinfra'],
    ['/apps?url=https://cline.bot/', '/apps/cline.bot'],
    ['/apps?url=https%3A%2F%2Fwww.cline.bot', '/apps/cline.bot'],
    ['/deepseek', '/authors/deepseek'],
    ['/deepseek/deepseek-v3.2', '/models/deepseek/deepseek-v3.2'],
    ['/deepseek/deepseek-v3.2/providers', '/models/deepseek/deepseek-v3.2'],
    ['/models/openai%2Fgpt-5', '/models/openai/gpt-5'],
    ['/models', '/models'],
    ['/Models/', '/models'],
    ['/browse', '/models'],
    ['/browse/models', '/models'],
    ['/browse/models/by-tokens/page-1', '/models'],
    ['/browse/Model/page-2/BY-Context/author-openai', '/browse/models/author-openai/by-context/page-2'],
    ['/models/deepseek', '/browse/models/author-deepseek'],
    ['/models?q=GPT-4o+mini&max_price=0.50', '/browse/models/price-0.5/text-gpt-4o-mini'],
    [
      '/models?order=pricing-high-to-low&input_modalities=image,text',
      '/browse/models/reads-image/by-input/reversed',
    ],
    [
      '/models?providers=DeepInfra&categories=marketing/seo',
      '/browse/models/provider-deepinfra/category-marketing-seo',
    ],
    ['/providers?order=newest&sort=month', '/browse/providers/by-month'],
    ['/apps?category=programming', '/browse/apps/category-programming'],
    ['/models?utm_source=a-letter', '/models'],
    ['/browse/choose?kind=models&q=x', '/browse/choose?kind=models&q=x'],
    ['/compare', '/compare'],
    ['/Compare/Models', '/compare/models'],
    ['/Search?q=a+b', '/search?q=a+b'],
    ['/api/v1', '/docs/api'],
    ['/api', '/docs/api'],
    ['/docs', '/docs'],
    ['/Docs/Events.md', '/docs/events'],
    ['/docs/api', '/docs/api'],
    ['/docs/api.md', '/docs/data-api'],
    ['/documentation', '/docs'],
    ['/export', '/docs/exports'],
    ['/about/', '/about'],
    ['/feed', '/feed.xml'],
  ])('of %s is %s', (url, path) => {
    expect(placeOf(url)).toBe(path)
  })

  it.each([
    '/rankings/coding-things',
    '/rankings/week/month',
    '/boards/models/all/week/by-nothing',
    '/boards/toString',
    '/growth/decade',
    '/growth/models',
    '/about/nothing',
    '/docs/nothing',
    '/docs/events/more',
    '/browse/nothing',
    '/browse/models/by-nothing',
    '/browse/models/page-0',
    '/browse/apps/author-openai',
    '/browse/models/by-name/by-author',
    '/categories/nothing',
    '/api/v1/models',
    '/export/models.csv',
    '/_next/static/x.js',
    '/embed/boards/apps',
    '/pictures/Boards/apps.svg',
    '/rankings/%FF',
    '/models/../x',
    '/compare/nothing/a',
  ])('of %s is none', (url) => {
    expect(placeOf(url)).toBeUndefined()
  })

  it('takes two ways of writing one address for the same', () => {
    expect(isSameAddress('/apps/title:a%20b', '/apps/title%3Aa b?x=1')).toBe(true)
    expect(isSameAddress('/rankings/all/month', '/rankings/all/month/')).toBe(false)
    expect(isSameAddress('/models/a/b', '/models/a%2Fb')).toBe(false)
    expect(isSameAddress('/about', '/%FF')).toBe(false)
  })
})
