import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader } from '@/db/client'
import { apps, authors, models, providers } from '@/db/schema/catalog'
import type { AppInfo, AuthorInfo, ModelInfo, ProviderInfo } from '@/lib/domain/entity/entity'

export async function findModel(reader: Reader, permaslug: string): Promise<ModelInfo | undefined> {
  const base = alias(models, 'base')
  const [row] = await reader
    .select({ model: models, author: { slug: authors.slug, name: authors.name }, baseSlug: base.permaslug })
    .from(models)
    .innerJoin(authors, eq(authors.id, models.authorId))
    .leftJoin(base, eq(base.id, models.baseModelId))
    .where(eq(models.permaslug, permaslug))
  if (!row) return undefined
  const { model, author } = row
  const variants = await reader
    .select({ slug: models.permaslug, name: models.name })
    .from(models)
    .where(eq(models.baseModelId, model.id))
    .orderBy(asc(sql`${models.permaslug} collate "C"`))
  return {
    id: model.id,
    slug: model.permaslug,
    name: model.name,
    author,
    variant: model.variant,
    baseSlug: row.baseSlug ?? model.permaslug,
    variants,
    contextLength: model.contextLength,
    releasedAt: model.releasedAt && new Date(model.releasedAt).toISOString(),
    promptNanoUsdPerMillion: model.promptNanoUsdPerMillion,
    completionNanoUsdPerMillion: model.completionNanoUsdPerMillion,
    cachedNanoUsdPerMillion: model.cachedNanoUsdPerMillion,
    huggingFaceId: model.huggingFaceId,
  }
}

export async function findAuthor(reader: Reader, slug: string): Promise<AuthorInfo | undefined> {
  const { id, name } = authors
  const [row] = await reader
    .select({ id, slug: authors.slug, name })
    .from(authors)
    .where(eq(authors.slug, slug))
  return row
}

export async function findProvider(reader: Reader, slug: string): Promise<ProviderInfo | undefined> {
  const { id, name, headquarters } = providers
  const [row] = await reader
    .select({ id, slug: providers.slug, name, headquarters })
    .from(providers)
    .where(eq(providers.slug, slug))
  return row
}

/** A hidden app is not found: it is counted everywhere and shown nowhere. */
export async function findApp(reader: Reader, identity: string): Promise<AppInfo | undefined> {
  const { id, title, url, categories } = apps
  const [row] = await reader
    .select({ id, slug: apps.identity, name: title, url, categories })
    .from(apps)
    .where(and(eq(apps.identity, identity), eq(apps.hidden, false)))
  return row
}
