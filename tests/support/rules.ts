import type { Db } from '@/db/client'
import { accept } from '@/lib/ingest/accept'
import type { Rules } from '@/lib/ingest/rules/rules'
import { parseConfig, type TokenboardConfig } from '@/lib/rules/config'
import { wireEvent } from './ingest/send'

/** When the tests of rules run. */
export const now = new Date('2026-05-13T09:00:00Z')
export const yesterday = '2026-05-12'

/** Rules as a file states them. */
export function rulesOf(config: TokenboardConfig): Rules {
  const parsed = parseConfig(config)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.rules
}

/** Sends events through the front door while these rules hold. */
export const sendBy = (db: Db, rules: Rules, events: readonly unknown[]) =>
  accept(db, events, { source: 'api', apiKeyId: null, now, rules })

/** An event of the last complete day. */
export const event = (id: string, more: object = {}) => wireEvent(id, `${yesterday}T10:00:00Z`, { ...more })

/** The events as they are filed, by name. */
export async function filed(db: Db) {
  return [
    ...(await db.$client`
      select events.id, permaslug as model, identity as app, category_id as category, sent_model_id is null as model_kept,
        sent_app_id is null as app_kept, sent_category_id as sent_category, cost_nano_usd as cost, cost_computed
      from events join models on models.id = model_id join apps on apps.id = app_id order by events.day, events.id`),
  ]
}
