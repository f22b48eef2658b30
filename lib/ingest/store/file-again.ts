import { UNCATEGORISED_ID } from '@/lib/domain/entity/categories'
import { appByRules, categoryByTags, type Rules } from '@/lib/ingest/rules/rules'
import type { IncomingApp } from '../event/incoming-event'
import type { StoredRow } from './stored-row'

/** What a record says of where it belongs, before any rule. */
export interface FiledAs {
  appId: number
  categoryId: number
}

export function filedAs({ sentAppId, appId, sentCategoryId, event }: StoredRow): FiledAs {
  return { appId: sentAppId ?? appId, categoryId: sentCategoryId ?? event.categoryId }
}

interface Refiled {
  known: StoredRow
  next: StoredRow
  /** What both say together. */
  sent: FiledAs & { labelId: number | null }
  combined: StoredRow
  rules: Rules
}

/**
 * Where the rules file what two records say together. An app by rule comes with the labels, so that its id is known
 * from the record that brought them.
 */
export function fileAgain({ known, next, sent, combined, rules }: Refiled): Partial<StoredRow> {
  const labelled = known.labelId === null ? next : known
  const { apiKeyName, tags } = labelled.event
  const labels = { apiKeyName, tags }
  const appId = appByRules(rules, labels) ? labelled.appId : sent.appId
  const app = appOf(appId, [known, next])
  const categoryId =
    categoryByTags(rules, labels) ??
    (sent.categoryId === UNCATEGORISED_ID ? rules.categoriesByApp.get(app?.identity ?? '') : undefined) ??
    sent.categoryId
  const sentApp = appId === sent.appId ? null : { app: appOf(sent.appId, [known, next]) }
  return {
    appId,
    labelId: sent.labelId,
    sentAppId: sentApp && sent.appId,
    sentCategoryId: categoryId === sent.categoryId ? null : sent.categoryId,
    event: { ...combined.event, apiKeyName, tags, categoryId, app, sent: sentApp },
  }
}

/** The app with this id, which one of the records names. */
function appOf(appId: number, rows: readonly StoredRow[]): IncomingApp | null {
  for (const row of rows) {
    if (row.appId === appId) return row.event.app
    if (row.sentAppId === appId) return row.event.sent?.app ?? null
  }
  return null
}
