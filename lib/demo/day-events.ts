import type { IncomingEvent } from '@/lib/ingest/event/incoming-event'
import { demoApps } from './catalog/app-identities'
import type { DemoModel } from './catalog/catalog'
import { modelOn } from './catalog/price-history'
import { normalise } from './normalised'
import { evenFraction, pick } from './pick'
import { fraction } from './random'
import { accountOf } from './requests/accounts'
import type { Draft } from './requests/draft'
import { draftsOf } from './requests/drafts'
import { answer } from './requests/request'
import { type Routing, routedProvider, routingOf } from './routing'
import { providersOf } from './serving'
import type { DemoDay } from './timeline'

const DAY_MS = 86_400_000
const UNKNOWN_PROVIDER_SHARE = 0.006

/** Where the even sequence of a model's providers starts. */
const PROVIDER = 1

/**
 * All events of a day: for each model, tokens times weights add up to the day's total, to the token. Ids depend on
 * the day alone, so a running day that is made again later has the same events and more.
 * @param shift how many days the catalogue's release dates are shifted
 */
export function eventsOfDay(demoDay: DemoDay, shift: number): IncomingEvent[] {
  const { day, age } = demoDay
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const opening = ({ releasedAtMs }: DemoModel) =>
    releasedAtMs === null ? 0 : Math.max(0, releasedAtMs + shift * DAY_MS - midnight)
  const prefix = `demo-${day.replaceAll('-', '')}-`
  return draftsOf(demoDay).map((draft, index) => {
    const { app, habit, random } = draft
    const model = modelOn(draft.model, age)
    const id = prefix + String(index + 1).padStart(5, '0')
    const routing = routingOf(draft, demoDay)
    const provider = providerFor(draft, routing)
    const answered = answer(model, habit, draft, provider, random)
    return {
      id,
      day,
      createdAtMs: midnight + Math.floor(timeOfDay(draft, opening(model))),
      model: routing ? `${model.permaslug}:${routing}` : model.permaslug,
      provider,
      app: app === null ? null : demoApps()[app]!,
      categoryId: habit.categoryId,
      ...answered,
      sessionId: draft.session?.id ?? null,
      accountId: accountOf(draft, demoDay),
      apiKeyName: null,
      tags: [],
      ...normalise(draft, provider, answered),
      cacheWriteTokens: null,
      serviceTierId: null,
      incomplete: false,
      usageReason: null,
      requestedModel: null,
      formerId: null,
      call: null,
      sent: null,
    }
  })
}

/** On the day of its release a model opens at the hour that the catalogue names. */
function timeOfDay({ hour }: Draft, openingMs: number): number {
  return openingMs + (hour / 24) * (DAY_MS - openingMs)
}

function providerFor({ model, turn, random }: Draft, routing: Routing | null): string | null {
  const { names, sums } = providersOf(model)
  if (random() < UNKNOWN_PROVIDER_SHARE) return null
  if (routing) return routedProvider(model, routing)
  return names[pick(sums, evenFraction(turn, 1, fraction(PROVIDER, model)))] ?? null
}
