import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { verifyRollups } from '@/lib/rollup/verify'
import { ensureDemo } from '@/scripts/support/demo'
import { useTestDatabase } from '../../support/database/database'

describe('the demo of a first start that ends before its rollup', () => {
  const database = useTestDatabase()

  /** As after `kill -9`, there are its events and no figure of them. */
  it('is not done, so that the next start rolls it up', async () => {
    const { db } = database()
    await db.execute(
      sql`create function fail() returns trigger language plpgsql as $$ begin raise 'stopped'; end $$`,
    )
    await db.execute(sql`create trigger fail before insert on rollup_days execute function fail()`)
    await expect(ensureDemo(db, false)).rejects.toThrow()
    const verification = await verifyRollups(db)
    expect(verification.days).toBe(0)
    expect(verification.pendingEvents).toBeGreaterThan(100_000n)
    const marks = await db.execute(sql`select name from settings where name in ('demo', 'demo_today')`)
    expect(marks.map(({ name }) => name)).toEqual(['demo_today'])
  })
})
