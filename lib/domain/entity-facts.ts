import type { AppInfo, ModelInfo, ProviderInfo } from './entity'
import { entityPath } from './entity-path'
import { dollars, exactCount } from './format'
import { formatDay } from './format-day'

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

const plain = (label: string, text: string | null): Fact[] =>
  text === null ? [] : [{ label, values: [{ label: text, href: null }] }]

export function modelFacts(model: ModelInfo): Fact[] {
  const family =
    model.variant === null
      ? model.variants.map(({ slug, name }) => ({ label: name, href: entityPath('models', slug) }))
      : [{ label: model.baseSlug, href: entityPath('models', model.baseSlug) }]
  return [
    {
      label: 'Author',
      values: [{ label: model.author.name, href: entityPath('authors', model.author.slug) }],
    },
    ...plain('Released', model.releasedAt && formatDay(model.releasedAt.slice(0, 10))),
    ...plain(
      'Context',
      model.contextLength === null ? null : `${exactCount(BigInt(model.contextLength))} tokens`,
    ),
    ...plain('Prompt', pricePerMillion(model.promptNanoUsdPerMillion)),
    ...plain('Cached prompt', pricePerMillion(model.cachedNanoUsdPerMillion)),
    ...plain('Completion', pricePerMillion(model.completionNanoUsdPerMillion)),
    ...(family.length > 0
      ? [{ label: model.variant === null ? 'Variants' : 'Variant of', values: family }]
      : []),
    ...(model.huggingFaceId
      ? [
          {
            label: 'Weights',
            values: [{ label: model.huggingFaceId, href: `https://huggingface.co/${model.huggingFaceId}` }],
          },
        ]
      : []),
  ]
}

function pricePerMillion(nano: bigint | null): string | null {
  if (nano === null) return null
  return nano === 0n ? 'free' : `${dollars(nano)} per million`
}

const regionNames = new Intl.DisplayNames('en-GB', { type: 'region' })

export function providerFacts(provider: ProviderInfo): Fact[] {
  const { headquarters } = provider
  const isCode = headquarters !== null && /^[A-Z]{2}$/.test(headquarters)
  return plain('Headquarters', isCode ? (regionNames.of(headquarters) ?? headquarters) : headquarters)
}

export function appFacts(app: AppInfo): Fact[] {
  const link = app.url && /^https?:\/\//.test(app.url) ? [{ label: app.slug, href: app.url }] : []
  const groups = app.categories.map((group) => group.replaceAll('-', ' ')).join(', ')
  return [
    ...(link.length > 0 ? [{ label: 'Address', values: link }] : []),
    ...plain('Groups', groups || null),
  ]
}
