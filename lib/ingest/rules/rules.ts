import { createHash } from 'node:crypto'
import type { IncomingApp } from '@/lib/ingest/event/incoming-event'

/** The operator's rules as they are applied: by exact names, each found at once. */
export interface Rules {
  /** Names that are no permaslugs, and the permaslugs that sources file them under. */
  names: ReadonlyMap<string, string>
  /** The permaslug that each sent one is to be. */
  models: ReadonlyMap<string, string>
  appsByKey: ReadonlyMap<string, IncomingApp>
  appsByTag: ReadonlyMap<string, IncomingApp>
  categoriesByTag: ReadonlyMap<string, number>
  /** By the identity of the app. */
  categoriesByApp: ReadonlyMap<string, number>
  hiddenApps: readonly IncomingApp[]
}

export const noRules: Rules = {
  names: new Map(),
  models: new Map(),
  appsByKey: new Map(),
  appsByTag: new Map(),
  categoriesByTag: new Map(),
  categoriesByApp: new Map(),
  hiddenApps: [],
}

/** Whether the rules change how any event is filed. */
export function mapsAnything(rules: Rules): boolean {
  const { models, appsByKey, appsByTag, categoriesByTag, categoriesByApp } = rules
  return [models, appsByKey, appsByTag, categoriesByTag, categoriesByApp].some(({ size }) => size > 0)
}

/** What an event is filed by. */
export interface Labels {
  apiKeyName: string | null
  tags: readonly string[]
}

/** The app that the rules name: by the first of the tags that has a rule, else by the key. */
export function appByRules(rules: Rules, { apiKeyName, tags }: Labels): IncomingApp | undefined {
  const tag = rules.appsByTag.size > 0 && tags.find((one) => rules.appsByTag.has(one))
  if (tag) return rules.appsByTag.get(tag)
  return apiKeyName === null ? undefined : rules.appsByKey.get(apiKeyName)
}

/** The category that the rules name: by the first of the tags that has a rule. */
export function categoryByTags(rules: Rules, { tags }: Labels): number | undefined {
  const tag = rules.categoriesByTag.size > 0 && tags.find((one) => rules.categoriesByTag.has(one))
  return tag ? rules.categoriesByTag.get(tag) : undefined
}

/** Another text where the rules file any event another way. Hidden apps are filed like others. */
export function fingerprintOf(rules: Rules): string {
  if (!mapsAnything(rules)) return 'none'
  const { models, appsByKey, appsByTag, categoriesByTag, categoriesByApp } = rules
  const entries = [
    sorted(models, (permaslug) => permaslug),
    sorted(appsByKey, (app) => app.identity),
    sorted(appsByTag, (app) => app.identity),
    sorted(categoriesByTag, (id) => id),
    sorted(categoriesByApp, (id) => id),
  ]
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex')
}

function sorted<Value>(rules: ReadonlyMap<string, Value>, name: (value: Value) => string | number) {
  return [...rules]
    .map(([key, value]) => [key, name(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}
