import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { useTestDatabase } from '../../support/database/database'
import { send, wireEvent } from '../../support/ingest/send'
import { runCommand } from '../../support/run-command'

const now = new Date()
const today = dayOf(now)
const yesterday = addDays(today, -1)

describe('npm run rollup and npm run verify', () => {
  const database = useTestDatabase()
  const run = (script: 'rollup' | 'verify', ...args: string[]) =>
    runCommand(script, args, { DATABASE_URL: database().url })

  beforeAll(async () => {
    const events = [yesterday, addDays(yesterday, -1)].map((day) =>
      wireEvent(`gen-${day}`, `${day}T10:00:00Z`),
    )
    await send(database().db, events, now)
  })

  it('say what waits, roll it up, and verify it to the token', async () => {
    const waiting = await run('verify')
    expect(waiting.code).toBe(1)
    expect(waiting.stdout).toBe(
      `Not compared: 2 days (${addDays(yesterday, -1)} to ${yesterday}) with 2 events wait for a rollup. Run "npm run rollup", then this again.\n`,
    )
    expect(waiting.stderr).toContain('No day could be compared')

    const rolled = await run('rollup')
    expect(rolled).toMatchObject({ code: 0 })
    expect(rolled.stderr).toContain(`2 days, data version 1, data through ${yesterday} UTC`)

    const verified = await run('verify')
    expect(verified).toMatchObject({
      code: 0,
      stdout: 'Verified 2 days, 2 events, 240 tokens: no difference.\n',
    })
  })

  it('tell what waits beside what was compared, and fail for that alone no watch of an operator', async () => {
    await send(database().db, [wireEvent('gen-late', `${yesterday}T11:00:00Z`)], now)
    expect(await run('verify')).toMatchObject({
      code: 0,
      stdout: `Not compared: 1 day (${yesterday}) with 2 events waits for a rollup. Run "npm run rollup", then this again.\nVerified 1 days, 1 events, 120 tokens: no difference.\n`,
    })
    expect(await run('rollup')).toMatchObject({ code: 0 })
  })

  it('tell a difference by name and exit with 1, until the day is recomputed', async () => {
    const { db } = database()
    await db.execute(sql`update provider_daily set requests = 7 where day = ${yesterday} and category_id = 0`)
    const wrong = await run('verify')
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toMatch(
      /provider_daily \(all categories, day .*\): requests is 7, but 2 by the raw events/,
    )
    expect(wrong.stderr).toContain('npm run rollup -- --from DATE --to DATE')
    expect(wrong.stdout).not.toContain('no difference')

    expect(await run('rollup', '--from', yesterday, '--to', yesterday)).toMatchObject({ code: 0 })
    expect(await run('verify')).toMatchObject({ code: 0 })
  })

  it('refuse what they do not know with their usage', async () => {
    const wrong: [Parameters<typeof run>, RegExp][] = [
      [['rollup', '--day', yesterday], /--day/],
      [['rollup', '--from', yesterday], /go together/],
      [['rollup', '--from', '2026-02-30', '--to', yesterday], /"2026-02-30" is no day/],
      [['rollup', '--from', today, '--to', yesterday], /is after/],
      [['verify', 'everything'], /everything/],
    ]
    for (const [parameters, reason] of wrong) {
      const { code, stdout, stderr } = await run(...parameters)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(reason)
      expect(stderr).toContain('Usage: npm run')
      expect(stderr).not.toContain('    at ')
    }
  })
})
