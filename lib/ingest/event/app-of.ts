import { identifyApp } from '@/lib/domain/entity/app-identity'
import type { IncomingApp } from './incoming-event'
import { storable } from './text'

export const MAX_APP_URL_LENGTH = 2000
export const MAX_APP_TITLE_LENGTH = 300
export const MAX_APP_CATEGORIES = 20
export const MAX_APP_CATEGORY_LENGTH = 64

/** The unique index on identities takes no more than 2,704 bytes. */
const MAX_IDENTITY_BYTES = 600

const REMEMBERED_APPS = 20_000
const noCategories: readonly string[] = []
let remembered = new Map<string, IncomingApp | null>()

/** The `app` of a wire event: its identity, null for `Unattributed`, undefined where it is not what it should be. */
export function appOf(value: unknown): IncomingApp | null | undefined {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) return undefined
  const { url, title, categories } = value as Record<string, unknown>
  if (!isTextUpTo(url, MAX_APP_URL_LENGTH) || !isTextUpTo(title, MAX_APP_TITLE_LENGTH)) return undefined
  const groups = readCategories(categories)
  if (!groups) return undefined
  const app = identify(url ?? '', title ?? '')
  if (!app) return app
  if (groups.length === 0) return app
  return { identity: app.identity, title: app.title, url: app.url, categories: groups }
}

function isTextUpTo(value: unknown, length: number): value is string | null | undefined {
  return value === undefined || value === null || (typeof value === 'string' && value.length <= length)
}

function readCategories(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return noCategories
  if (!Array.isArray(value) || value.length > MAX_APP_CATEGORIES) return undefined
  return value.every(isGroup) ? value.map(storable) : undefined
}

function isGroup(entry: unknown): entry is string {
  return typeof entry === 'string' && entry.length > 0 && entry.length <= MAX_APP_CATEGORY_LENGTH
}

/** Parsing a URL takes longer than all other checks of an event together, and few apps send most of them. */
function identify(url: string, title: string): IncomingApp | null | undefined {
  const key = `${url.length}:${url}${title}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const found = identifyApp(storable(url) || undefined, storable(title) || undefined)
  if (found && Buffer.byteLength(found.identity) > MAX_IDENTITY_BYTES) return undefined
  const app = found && { ...found, categories: noCategories }
  if (remembered.size >= REMEMBERED_APPS) remembered = new Map()
  remembered.set(key, app)
  return app
}
