import { isAppKind } from '@/lib/domain/entity/app-groups'
import { authorRegions } from '@/lib/domain/entity/author-regions'
import { type CategorySlug, categories } from '@/lib/domain/entity/categories'
import type { AppInfo, AuthorInfo, ModelInfo, ProviderInfo } from '@/lib/domain/entity/entity'
import { entityPath } from '../address/entity-path'
import { defaultQuestion, pagePath } from '../address/page-path'
import { categoryName } from '../text/category-name'
import { dollars } from '../text/format'
import { formatDay } from '../text/format-day'
import { text } from '../text/messages'
import { regionName } from '../text/region-name'

export interface FactLink {
  label: string
  /** Null where the words lead nowhere. */
  href: string | null
}

/** Something that the catalogue knows of an entity: a label and one or more words. */
export interface Fact {
  label: string
  values: FactLink[]
}

const plain = (label: string, value: string | null): Fact[] =>
  value === null ? [] : [{ label, values: [{ label: value, href: null }] }]

export function modelFacts(model: ModelInfo): Fact[] {
  const family =
    model.variant === null
      ? model.variants.map(({ slug, name }) => ({ label: name, href: entityPath('models', slug) }))
      : [{ label: model.baseSlug, href: entityPath('models', model.baseSlug) }]
  return [
    {
      label: text('entities.facts.author'),
      values: [{ label: model.author.name, href: entityPath('authors', model.author.slug) }],
    },
    ...plain(text('entities.facts.released'), model.releasedAt && formatDay(model.releasedAt.slice(0, 10))),
    ...plain(
      text('entities.facts.context'),
      model.contextLength === null
        ? null
        : text('entities.facts.contextLength', { count: model.contextLength }),
    ),
    ...plain(text('entities.facts.prompt'), pricePerMillion(model.promptNanoUsdPerMillion)),
    ...plain(text('entities.facts.cachedPrompt'), pricePerMillion(model.cachedNanoUsdPerMillion)),
    ...plain(text('entities.facts.completion'), pricePerMillion(model.completionNanoUsdPerMillion)),
    ...(family.length > 0
      ? [
          {
            label: text(model.variant === null ? 'entities.facts.variants' : 'entities.facts.variantOf'),
            values: family,
          },
        ]
      : []),
    ...(model.huggingFaceId
      ? [
          {
            label: text('entities.facts.weights'),
            values: [{ label: model.huggingFaceId, href: `https://huggingface.co/${model.huggingFaceId}` }],
          },
        ]
      : []),
  ]
}

function pricePerMillion(nano: bigint | null): string | null {
  if (nano === null) return null
  return nano === 0n
    ? text('entities.facts.free')
    : text('entities.facts.perMillion', { price: dollars(nano) })
}

/** The home region as the organisation states it itself; nothing where that is not known. */
export function authorFacts({ slug }: AuthorInfo): Fact[] {
  const region = regionSlugs.find((name) => (authorRegions[name] as readonly string[]).includes(slug))
  return plain(text('entities.facts.region'), region ? text(`classes.regions.${region}`) : null)
}

const regionSlugs = Object.keys(authorRegions) as (keyof typeof authorRegions)[]

/** The way to all rankings of a category, and to the ones beside it. */
export function categoryFacts(slug: CategorySlug): Fact[] {
  const rankings = pagePath({ ...defaultQuestion(null), category: slug })
  const [family] = slug.split('/')
  const kin = categories.filter((other) => other.slug !== slug && other.slug.split('/')[0] === family)
  return [
    {
      label: text('entities.facts.rankings'),
      values: [
        { label: text('entities.facts.allRankings', { category: categoryName(slug) }), href: rankings },
      ],
    },
    ...(kin.length > 0
      ? [
          {
            label: text('entities.facts.related'),
            values: kin.map((other) => ({
              label: categoryName(other.slug),
              href: entityPath('categories', other.slug),
            })),
          },
        ]
      : []),
  ]
}

export function providerFacts(provider: ProviderInfo): Fact[] {
  const { headquarters } = provider
  return plain(text('entities.facts.headquarters'), headquarters && regionName(headquarters))
}

export function appFacts(app: AppInfo): Fact[] {
  const link = app.url && /^https?:\/\//.test(app.url) ? [{ label: app.slug, href: app.url }] : []
  const groups = app.categories.filter(isAppKind).map((kind) => ({
    label: text(`appKinds.${kind}`),
    href: pagePath({ ...defaultQuestion('apps'), appGroup: kind }),
  }))
  return [
    ...(link.length > 0 ? [{ label: text('entities.facts.address'), values: link }] : []),
    ...(groups.length > 0 ? [{ label: text('entities.facts.groups'), values: groups }] : []),
  ]
}
