import type { AppInfo, ModelInfo, ProviderInfo } from './entity'
import { entityPath } from './entity-path'
import { dollars } from './format'
import { formatDay } from './format-day'
import { locale } from './locale'
import { text } from './messages'

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

const regionNames = new Intl.DisplayNames(locale, { type: 'region' })

export function providerFacts(provider: ProviderInfo): Fact[] {
  const { headquarters } = provider
  const isCode = headquarters !== null && /^[A-Z]{2}$/.test(headquarters)
  return plain(
    text('entities.facts.headquarters'),
    isCode ? (regionNames.of(headquarters) ?? headquarters) : headquarters,
  )
}

export function appFacts(app: AppInfo): Fact[] {
  const link = app.url && /^https?:\/\//.test(app.url) ? [{ label: app.slug, href: app.url }] : []
  const groups = app.categories.map((group) => group.replaceAll('-', ' ')).join(', ')
  return [
    ...(link.length > 0 ? [{ label: text('entities.facts.address'), values: link }] : []),
    ...plain(text('entities.facts.groups'), groups || null),
  ]
}
