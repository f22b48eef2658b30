import { UNCATEGORISED_ID } from '@/lib/domain/entity/categories'
import { appByRules, categoryByTags, type Rules } from '@/lib/ingest/rules/rules'
import type { IncomingEvent, Sent } from '../event/incoming-event'

/** The permaslug that a name of the rules is filed under; any other value as it is. */
export function nameByRules(rules: Rules, model: unknown): unknown {
  return rules.names.get(model as string) ?? model
}

/**
 * The event as the rules file it. Rules for models, and for apps by key or tag, are stronger than what the event says,
 * as is a category by tag; the category of an app is for events that name none. `sent` keeps what was replaced.
 */
export function applyRules(rules: Rules, event: IncomingEvent): IncomingEvent {
  const model = rules.models.get(event.model) ?? event.model
  const app = appByRules(rules, event) ?? event.app
  const categoryId = categoryByTags(rules, event) ?? categoryOf(rules, event.categoryId, app)
  const sent: Sent = {}
  if (model !== event.model) sent.model = event.model
  if (app?.identity !== event.app?.identity) sent.app = event.app
  if (categoryId !== event.categoryId) sent.categoryId = event.categoryId
  const isChanged = 'model' in sent || 'app' in sent || 'categoryId' in sent
  return isChanged ? { ...event, model, app: 'app' in sent ? app : event.app, categoryId, sent } : event
}

function categoryOf(rules: Rules, sentId: number, app: IncomingEvent['app']): number {
  if (sentId !== UNCATEGORISED_ID || !app) return sentId
  return rules.categoriesByApp.get(app.identity) ?? sentId
}
