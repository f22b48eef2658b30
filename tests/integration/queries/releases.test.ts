import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { getReleases } from '@/lib/queries/entity/releases'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'

describe('getReleases', () => {
  const database = useTestDatabase()
  const releases = (slugs: string[]) => readSnapshot(database().db, (reader) => getReleases(reader, slugs))

  beforeAll(async () => {
    await database().db.execute(sql`
      with author as (insert into authors (slug, name) values ('a', 'A') returning id),
      base as (
        insert into models (permaslug, author_id, name, released_at)
        select 'a/late', id, 'Late', timestamptz '2026-01-14 23:30:00+00' from author returning id, author_id)
      insert into models (permaslug, author_id, name, base_model_id, variant)
      select 'a/late:free', author_id, 'Late (free)', id, 'free' from base
      union all select 'a/undated', author_id, 'Undated', null, null from base`)
  })

  it('answers the day in UTC, of variants that of their model', async () => {
    expect(await releases(['a/late', 'a/late:free'])).toEqual(
      new Map([
        ['a/late', '2026-01-14'],
        ['a/late:free', '2026-01-14'],
      ]),
    )
  })

  it('leaves out models without a date, unknown ones and those not asked for', async () => {
    expect(await releases(['a/undated', 'a/none'])).toEqual(new Map())
    expect(await releases([])).toEqual(new Map())
  })
})
