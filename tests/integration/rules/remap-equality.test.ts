import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rules } from '@/lib/ingest/rules/rules'
import type { TokenboardConfig } from '@/lib/rules/config'
import { remapEvents } from '@/lib/rules/remap'
import { useTestDatabase } from '../../support/database/database'
import { event, filed, rulesOf, sendBy } from '../../support/rules'

describe('rules', () => {
  const database = useTestDatabase()

  it('file stored events as they would have filed them on arrival, whatever rules held then', async () => {
    const { db } = database()
    const pick = (...values: string[]) => fc.constantFrom(...values)
    const models = pick('m/a', 'm/b', 'm/c', 'm/d:free')
    const apps = pick('https://a.example', 'https://b.example', 'Title')
    const words = pick('x', 'y', 'z')
    const config = fc.record<TokenboardConfig>({
      models: fc.dictionary(models, models, { maxKeys: 3 }),
      apps: fc.record({ keys: fc.dictionary(words, apps), tags: fc.dictionary(words, apps, { maxKeys: 2 }) }),
      categories: fc.record({
        tags: fc.dictionary(words, pick('legal', 'science', 'uncategorised'), { maxKeys: 1 }),
        apps: fc.dictionary(apps, pick('health', 'finance'), { maxKeys: 2 }),
      }),
    })
    const events = fc.array(
      fc.record({
        model: models,
        app: fc.oneof(
          fc.constant(null),
          apps.map((name) => (name === 'Title' ? { title: name } : { url: name })),
        ),
        category: fc.constantFrom(null, 'legal', 'trivia'),
        api_key_name: fc.option(words),
        tags: fc.uniqueArray(words),
      }),
      { minLength: 1, maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(events, config, config, async (drafts, first, second) => {
        const sent = drafts.map((draft, index) => event(`p-${index}`, draft))
        const outcome = async (then: Rules, later: Rules | null) => {
          await db.$client`delete from events`
          await sendBy(db, then, sent)
          if (later) await remapEvents(db, { rules: later, isDryRun: false })
          return filed(db)
        }
        const [one, other] = [rulesOf(first), rulesOf(second)]
        expect(await outcome(one, other)).toEqual(await outcome(other, null))
        expect(await remapEvents(db, { rules: other, isDryRun: true })).toMatchObject({ days: [] })
      }),
      { seed: 3, numRuns: 15 },
    )
  })
})
