import { parseModelSlug } from '@/lib/domain/entity/slug'
import { readTable, type Table } from '../table'

export interface DemoModel {
  permaslug: string
  base: string
  variant: string | null
  author: string
  name: string
  /** By the catalogue, not yet shifted; null where nobody knows. */
  releasedAtMs: number | null
  contextLength: number | null
  /** Billionths of a dollar for a million tokens; null where the catalogue names no price. */
  promptPrice: bigint | null
  completionPrice: bigint | null
  cachedPrice: bigint | null
  huggingFaceId: string | null
  inputModalities: string[]
  outputModalities: string[]
  reasons: boolean
  callsTools: boolean
  embeds: boolean
}

export interface DemoAuthor {
  slug: string
  name: string
}

export interface DemoProvider {
  slug: string
  name: string
  headquarters: string | null
}

/** An app of the ranking. The figures are those of the 30 days before the dataset's last day. */
export interface DemoApp {
  name: string
  tokens: number
  requests: number
  /** Host, and path on shared hosts, where the public page is known. */
  url: string | null
  profile: string
  favouriteAuthor: string | null
  groups: string[]
}

export interface DemoCatalog {
  authors: DemoAuthor[]
  /** In slug order, so that a base model comes before its variants. */
  models: DemoModel[]
  modelIndex: ReadonlyMap<string, number>
  providers: DemoProvider[]
  providerIndex: ReadonlyMap<string, number>
  apps: DemoApp[]
}

let loaded: DemoCatalog | undefined

/** The shipped catalogue, read once. */
export function demoCatalog(): DemoCatalog {
  loaded ??= readCatalog()
  return loaded
}

function readCatalog(): DemoCatalog {
  const models = records(readTable('models')).map(toModel)
  const providers = records(readTable('providers')).map((row) => ({
    slug: row.slug!,
    name: row.name!,
    headquarters: row.headquarters || null,
  }))
  return {
    authors: records(readTable('authors')).map((row) => ({ slug: row.slug!, name: row.name! })),
    models,
    modelIndex: new Map(models.map((model, index) => [model.permaslug, index])),
    providers,
    providerIndex: new Map(providers.map((provider, index) => [provider.slug, index])),
    apps: records(readTable('apps')).map(toApp),
  }
}

function toModel(row: Record<string, string>): DemoModel {
  const slug = parseModelSlug(row.permaslug!)
  if (!slug) throw new Error(`models.tsv: ${row.permaslug} is no permaslug`)
  const traits = row.traits!
  return {
    permaslug: slug.permaslug,
    base: slug.base,
    variant: slug.variant,
    author: slug.author,
    name: row.name!,
    releasedAtMs: row.released_at ? Date.parse(row.released_at) : null,
    contextLength: row.context_length ? Number(row.context_length) : null,
    promptPrice: price(row.prompt_nano_usd_per_million),
    completionPrice: price(row.completion_nano_usd_per_million),
    cachedPrice: price(row.cached_nano_usd_per_million),
    huggingFaceId: row.hugging_face_id || null,
    inputModalities: modalities(row.inputs!),
    outputModalities: modalities(row.outputs!),
    reasons: traits.includes('r'),
    callsTools: traits.includes('t'),
    embeds: traits.includes('e'),
  }
}

function toApp(row: Record<string, string>): DemoApp {
  return {
    name: row.name!,
    tokens: Number(row.tokens),
    requests: Number(row.requests),
    url: row.url || null,
    profile: row.profile!,
    favouriteAuthor: row.favourite_author || null,
    groups: row.groups ? row.groups.split(',') : [],
  }
}

const modalityOfLetter: Record<string, string> = {
  t: 'text',
  i: 'image',
  f: 'file',
  a: 'audio',
  v: 'video',
  e: 'embeddings',
}

function modalities(letters: string): string[] {
  return Array.from(letters, (letter) => modalityOfLetter[letter]!)
}

function price(cell: string | undefined): bigint | null {
  return cell ? BigInt(cell) : null
}

function records({ columns, rows }: Table): Record<string, string>[] {
  return rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])))
}
