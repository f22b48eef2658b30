import { z } from 'zod'
import { categories, categoryId } from '@/lib/domain/entity/categories'
import { parseModelSlug } from '@/lib/domain/entity/slug'
import { permaslugOf } from '@/lib/ingest/adapters/model/model-name'
import { appOf } from '@/lib/ingest/event/app-of'
import type { IncomingApp } from '@/lib/ingest/event/incoming-event'
import { MAX_KEY_NAME_LENGTH, MAX_TAG_LENGTH } from '@/lib/ingest/event/labels-of'
import type { Rules } from '@/lib/ingest/rules/rules'

/** An app: an address that begins with `https://`, a title, or both. */
export type ConfigApp = string | { url?: string; title?: string }

/** The default export of `tokenboard.config.ts`: docs/rules.md. */
export interface TokenboardConfig {
  /** Names of models, each exactly as a source writes it or as the site shows it, and the permaslugs they are. */
  models?: Record<string, string>
  /** Names of keys and tags, and the apps whose requests they mark. */
  apps?: { keys?: Record<string, ConfigApp>; tags?: Record<string, ConfigApp> }
  /** Tags and apps, and the use cases of their requests. */
  categories?: { tags?: Record<string, string>; apps?: Record<string, string> }
  /** Counted in every total, listed nowhere. */
  hiddenApps?: ConfigApp[]
}

const looksLikeHost = /^[\w-]+(?:\.[\w-]+)+(?:[/:]|$)/
const appMessage =
  'must be an app: an address that begins with https://, a title (title:NAME where it looks like an address), or { url, title }'

function readApp(value: unknown): IncomingApp | undefined {
  if (typeof value !== 'string') return isAppObject(value) ? (appOf(value) ?? undefined) : undefined
  const text = value.trim()
  if (/^https?:\/\//i.test(text)) return appOf({ url: text }) ?? undefined
  const title = text.replace(/^title:/i, '')
  if (title === text && looksLikeHost.test(text)) return undefined
  return appOf({ title }) ?? undefined
}

function isAppObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.keys(value).every((key) => key === 'url' || key === 'title')
}

/** A value that `read` makes something of. */
const readable = <Value>(read: (value: unknown) => Value | undefined, message: string) =>
  z.unknown().transform((value, context) => {
    const made = read(value)
    if (made !== undefined) return made
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

const app = readable(readApp, appMessage)
const model = readable(
  (value) => (typeof value === 'string' ? parseModelSlug(value)?.permaslug : undefined),
  'must be a permaslug such as "openai/gpt-4o" or "openai/gpt-4o:free"',
)
const category = readable(
  (value) => (typeof value === 'string' ? categoryId(value) : undefined),
  `must be one of ${categories.map(({ slug }) => slug).join(', ')}`,
)

/** An object with names of the operator's choice as keys. */
const rulesBy = <Value extends z.ZodType>(value: Value, isName: (name: string) => boolean, message: string) =>
  z
    .record(z.string(), value, { error: 'must be an object' })
    .superRefine((rules, context) => {
      for (const name of Object.keys(rules)) {
        if (!isName(name)) context.addIssue({ code: 'custom', path: [name], message })
      }
    })
    .default({})

const isKeyName = (name: string) => name.trim() !== '' && name.length <= MAX_KEY_NAME_LENGTH
const isTag = (name: string) => name.trim() !== '' && name.length <= MAX_TAG_LENGTH
const keyMessage = `is no name of a key: it has 1 to ${MAX_KEY_NAME_LENGTH} characters`
const tagMessage = `is no tag: it has 1 to ${MAX_TAG_LENGTH} characters`
const objectError = { error: 'must be an object' }

const configSchema = z.strictObject(
  {
    models: rulesBy(model, (name) => permaslugOf(name) !== undefined, 'is no name that a model could have'),
    apps: z
      .strictObject(
        { keys: rulesBy(app, isKeyName, keyMessage), tags: rulesBy(app, isTag, tagMessage) },
        objectError,
      )
      .prefault({}),
    categories: z
      .strictObject(
        {
          tags: rulesBy(category, isTag, tagMessage),
          apps: rulesBy(category, (name) => readApp(name) !== undefined, appMessage),
        },
        objectError,
      )
      .prefault({}),
    hiddenApps: z.array(app, { error: 'must be a list of apps' }).default([]),
  },
  objectError,
)

/** A fault of the configuration: where in it, and what is wrong there. */
export interface ConfigFault {
  path: (string | number)[]
  message: string
}

/** The rules of a configuration, or its faults. */
export function parseConfig(value: unknown): { rules: Rules } | { faults: ConfigFault[] } {
  const result = configSchema.safeParse(value)
  if (!result.success) return { faults: result.error.issues.flatMap(faultsOf) }
  const { models, apps, categories, hiddenApps } = result.data
  return {
    rules: {
      ...modelRules(models),
      appsByKey: trimmed(apps.keys),
      appsByTag: trimmed(apps.tags),
      categoriesByTag: trimmed(categories.tags),
      categoriesByApp: new Map(
        Object.entries(categories.apps).map(([name, id]) => [readApp(name)!.identity, id]),
      ),
      hiddenApps,
    },
  }
}

/** A name stands for itself and for what the adapters make of it; a permaslug that has a rule of its own keeps it. */
function modelRules(aliases: Record<string, string>): Pick<Rules, 'names' | 'models'> {
  const names = new Map<string, string>()
  const models = new Map<string, string>()
  for (const [name, permaslug] of Object.entries(aliases)) {
    const filed = permaslugOf(name)!
    if (parseModelSlug(name)) models.set(name, permaslug)
    else names.set(name, filed)
    if (!Object.hasOwn(aliases, filed)) models.set(filed, permaslug)
  }
  for (const [name, permaslug] of models) if (name === permaslug) models.delete(name)
  return { names, models }
}

function trimmed<Value>(rules: Record<string, Value>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(rules).map(([name, value]) => [name.trim(), value]))
}

const settingsOf: Record<string, string> = {
  '': 'models, apps, categories and hiddenApps',
  apps: 'keys and tags',
  categories: 'tags and apps',
}

function faultsOf(issue: z.core.$ZodIssue): ConfigFault[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  const known = settingsOf[path.join('.')]
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: `is no setting: there are ${known}`,
  }))
}
