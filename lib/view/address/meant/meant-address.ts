import { identifyApp } from '@/lib/domain/entity/app-identity'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { searchPath } from '@/lib/domain/traffic/search'
import { isBoardName } from '../../boards/boards'
import { DOCUMENTS, documentNames, documentOfSegment, documentPath } from '../../documents/documents'
import { COMPARE_FORM } from '../compare-form'
import { entityPath } from '../entity-path'
import { GROWTH_FORM } from '../growth-form'
import { defaultQuestion, pagePath } from '../page-path'
import { decodeSegments } from '../path-segments'
import type { Meant } from './meant'
import { meantBrowse, meantList, meantModels } from './meant-list'
import { meantRankings, readCategory } from './meant-rankings'
import { kindOfWord, meantComparison, meantGrowth, meantName, meantThing } from './meant-things'

/** What is asked, taken apart. */
interface Asked {
  /** What stands behind the first part of the path, as it came. */
  segments: readonly string[]
  /** The same in small letters, decoded. */
  words: readonly string[]
  query: URLSearchParams
}

type Reader = (asked: Asked) => Meant | undefined

const rankings: Reader = ({ words, query }) => pageOf(meantRankings(words, query))

const fixed =
  (path: string): Reader =>
  ({ segments }) =>
    segments.length === 0 ? { path } : undefined

/** Pages and files that are asked by a query, which stays with them. */
const asked =
  (path: string): Reader =>
  ({ segments, query }) =>
    segments.length === 0 ? { path: query.size > 0 ? `${path}?${query}` : path } : undefined

const category: Reader = ({ words }) => {
  if (words.length === 0) return { path: pagePath(defaultQuestion('categories')) }
  const found = readCategory(words.join('-'))
  return pageOf(found && entityPath('categories', found))
}

const api: Reader = ({ words }) => {
  const rest = words.join('/')
  return ['', 'v1', 'docs', 'v1/docs'].includes(rest) ? { path: '/docs/api' } : undefined
}

/** A document by its file, too; `/docs/api` are the endpoints. */
const docs: Reader = ({ words }) => {
  const [word, ...more] = words
  if (word === undefined) return { path: DOCUMENTS }
  if (more.length > 0) return undefined
  if (word === 'api') return { path: '/docs/api' }
  const name = documentNames.find((one) => word === `${one}.md`) ?? documentOfSegment(word)
  return pageOf(name && documentPath(name))
}

/** By the first part of the path. What is not here may be a name. */
const readers: Record<string, Reader> = {
  '': rankings,
  home: fixed('/'),
  'index.html': fixed('/'),
  rankings,
  ranking: rankings,
  boards: rankings,
  board: rankings,
  growth: (given) => {
    const { words, segments } = given
    return words[0] === 'dates'
      ? asked(GROWTH_FORM)({ ...given, segments: segments.slice(1) })
      : meantGrowth(segments)
  },
  compare: (given) => {
    const { words, segments } = given
    return words[0] === 'add'
      ? asked(COMPARE_FORM)({ ...given, segments: segments.slice(1) })
      : meantComparison(segments)
  },
  browse: ({ segments, query }) => meantBrowse(decodeSegments(segments)!, query),
  categories: category,
  category,
  about: fixed('/about'),
  methodology: fixed('/about'),
  reference: fixed('/reference'),
  search: ({ segments, query }) =>
    segments.length === 0 ? { path: query.has('q') ? searchPath(query.get('q')!) : '/search' } : undefined,
  api,
  docs,
  documentation: docs,
  doc: docs,
  export: fixed(documentPath('exports')),
  exports: fixed(documentPath('exports')),
  'openapi.json': fixed('/api/v1/openapi.json'),
  feed: fixed('/feed.xml'),
  rss: fixed('/feed.xml'),
  'rss.xml': fixed('/feed.xml'),
  'atom.xml': fixed('/feed.xml'),
  'feed.xml': fixed('/feed.xml'),
  sitemap: fixed('/sitemap.xml'),
  'sitemap.xml': fixed('/sitemap.xml'),
  'robots.txt': fixed('/robots.txt'),
  'llms.txt': fixed('/llms.txt'),
  'favicon.ico': fixed('/icon.svg'),
}

/** What answers programs, and parts of the site that stand in no page's address. */
const isApart = /^(_next|embed|pictures|metrics|missing|icon\.svg)$/

/**
 * What an address stands for: itself, where it is a page's own; the page that was meant, where it is an older or a
 * longer form of it, one that can be guessed, or one of openrouter.ai. Undefined where it means nothing, or where what
 * answers there is to say so.
 */
export function meantAddress(url: string): Meant | undefined {
  const [path = '', query = ''] = url.split('#', 1)[0]!.split(/\?(.*)/s, 2)
  const segments = path.split(/\/|%2F/i).filter((segment) => segment !== '')
  const decoded = decodeSegments(segments)
  if (!decoded || decoded.some((segment) => segment === '.' || segment === '..')) return undefined
  const words = decoded.map((segment) => segment.toLowerCase())
  const [first = '', ...rest] = words
  if (isApart.test(first)) return undefined
  const given = { segments: segments.slice(1), words: rest, query: new URLSearchParams(query) }
  if (Object.hasOwn(readers, first)) return readers[first]!(given)
  const dimension = kindOfWord(first)
  if (dimension) return meantOfKind(dimension, given)
  const board = isBoardName(first) && meantRankings(words, given.query)
  if (board) return { path: board }
  const known = segments.length === 1 && readCategory(first)
  return known ? { path: entityPath('categories', known) } : meantName(segments)
}

function meantOfKind(dimension: EntityDimension, { segments, query }: Asked): Meant | undefined {
  if (segments.length === 1 && dimension === 'models') return meantModels(segments)
  if (segments.length > 0) return meantThing(dimension, segments)
  // `/apps?url=https://cline.bot/` is how openrouter.ai names an app.
  const app = dimension === 'apps' ? identifyApp(query.get('url') ?? '', query.get('title') ?? '') : null
  if (app) return meantThing('apps', entityPath('apps', app.identity).split('/').slice(2))
  return meantList(dimension, query)
}

function pageOf(path: string | undefined | null | false): Meant | undefined {
  return path ? { path } : undefined
}
