import { categories } from '@/lib/domain/entity/categories'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { defaultList } from '@/lib/domain/traffic/list-question'
import { boardNames } from '../boards/boards'
import { DOCUMENTS, documentNames, documentPath } from '../documents/documents'
import { growthSectionNames } from '../growth/growth-sections'
import { escapeXml } from '../picture/escape-xml'
import { entityPath } from './entity-path'
import { growthPath, usualGrowth } from './growth-path'
import { listPath } from './list-path'
import { defaultQuestion, pagePath } from './page-path'

/** More addresses than this a sitemap may not have. */
export const MOST_ADDRESSES = 50_000

/** The pages that always exist: the overview, each board, each category, the lists, and why each grows. */
export function fixedPaths(): string[] {
  const overview = defaultQuestion(null)
  return [
    pagePath(overview),
    ...boardNames.map((board) => pagePath(defaultQuestion(board))),
    ...categories.map(({ slug }) => pagePath({ ...overview, category: slug })),
    ...categories.map(({ slug }) => entityPath('categories', slug)),
    ...entityDimensions.map((kind) => listPath(defaultList(kind))),
    growthPath(usualGrowth),
    ...growthSectionNames.map((section) => growthPath({ ...usualGrowth, section })),
    ...categories.map(({ slug }) => growthPath({ ...usualGrowth, category: slug })),
    '/about',
    DOCUMENTS,
    ...documentNames.map(documentPath),
    '/docs/api',
    '/reference',
  ]
}

export function entityPaths(dimension: EntityDimension, slugs: string[]): string[] {
  return slugs.map((slug) => entityPath(dimension, slug))
}

/**
 * @param changedAt when the pages last became others, ISO 8601 UTC; null before the first rollup
 */
export function sitemap(origin: string, paths: string[], changedAt: string | null): string {
  const changed = changedAt === null ? '' : `<lastmod>${changedAt}</lastmod>`
  const pages = paths
    .slice(0, MOST_ADDRESSES)
    .map((path) => `<url><loc>${escapeXml(origin + path)}</loc>${changed}</url>`)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages,
    '</urlset>\n',
  ].join('\n')
}
