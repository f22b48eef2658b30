import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '@/lib/files/import-file'
import { accept } from '@/lib/ingest/accept'
import type { Outcome } from '@/lib/ingest/outcome'
import { preview } from '@/lib/ingest/preview'
import { noRules, type Rules } from '@/lib/ingest/rules/rules'
import { useTestDatabase } from '../../support/database/database'
import { catalogue } from '../../support/database/model-catalogue'
import { batchesOf, type Told, tellings, unionOf } from '../../support/ingest/partial-records'
import { rulesOf } from '../../support/rules'

const now = new Date('2026-08-22T12:00:00Z')

const someRules = rulesOf({
  models: { 'openai/gpt-5.5-20260423': 'openai/filed' },
  apps: { keys: { ci: 'https://ci.example' } },
  categories: { tags: { audit: 'legal' }, apps: { 'https://cline.bot': 'programming' } },
})
const byApps = rulesOf({
  apps: { tags: { audit: 'https://audit.example' } },
  categories: { apps: { 'https://audit.example': 'legal', 'https://cline.bot': 'programming' } },
})

describe('records of one request', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client
  const rowOf = async (id: string) =>
    (
      await sql()`select *, null as id, xmin::text as version from events where day = '2026-08-21' and id = ${id}`
    )[0]!
  const count = ({ accepted, duplicates, completed }: Outcome) => accepted + duplicates + completed

  beforeAll(() =>
    importFile(database().db, [JSON.stringify(catalogue)], { now, pricesFrom: new Date('2026-08-01') }),
  )

  let asked = 0
  async function tell(rules: Rules, records: readonly Told[], sizes: readonly number[]) {
    const id = `request-${asked++}`
    const named = records.map((record) => ({ ...record, id }))
    for (const batch of batchesOf(named, sizes)) {
      const options = { now, rules }
      const predicted = await preview(database().db, batch, options)
      const outcome = await accept(database().db, batch, { source: 'api', apiKeyId: null, ...options })
      expect(outcome.rejected).toEqual([])
      expect(count(outcome)).toBe(batch.length)
      expect(predicted).toEqual(outcome)
    }
    const { version, ...row } = await rowOf(id)
    const again = await accept(database().db, [...named].reverse(), {
      source: 'api',
      apiKeyId: null,
      now,
      rules,
    })
    expect(again).toMatchObject({ accepted: 0, completed: 0, duplicates: named.length, adjusted: 0 })
    expect((await rowOf(id)).version).toBe(version)
    return row
  }

  it.each([
    ['no rules', noRules],
    ['rules for models, keys and tags', someRules],
    ['rules for apps', byApps],
  ])(
    'come to the same event in any order and any batches, as if one had said it all: %s',
    async (_, rules) => {
      await fc.assert(
        fc.asyncProperty(tellings, async ({ records, orders: [one, other] }) => {
          const row = await tell(rules, ...one)
          expect(await tell(rules, ...other)).toEqual(row)
          expect(await tell(rules, [unionOf(records)], [1])).toEqual(row)
        }),
        { seed: 20260821, numRuns: 60 },
      )
    },
  )
})
