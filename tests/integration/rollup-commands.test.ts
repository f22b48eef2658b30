import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '@/lib/domain/day'
import { useTestDatabase } from '../support/database'
import { runCommand } from '../support/run-command'
import { send, wireEvent } from '../support/send'

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
    expect(waiting).toMatchObject({ code: 0 })
    expect(waiting.stdout).toContain(`Events of ${addDays(yesterday, -1)}, ${yesterday} wait for a rollup`)

    const rolled = await run('rollup')
    expect(rolled).toMatchObject({ code: 0 })
    expect(rolled.stderr).toContain(`2 days, data version 1, data through ${yesterday} UTC`)

    const verified = await run('verify')
    expect(verified).toMatchObject({
      code: 0,
      stdout: 'Verified 2 days, 2 events, 240 tokens: no difference.\n',
    })
  })

  it('tell a difference by name and exit with 1, until the day is recomputed', async () => {
    const { db } = database()
    await db.execute(sql`update provider_daily set requests = 7 where day = ${yesterday} and category_id = 0`)
    const wrong = await run('verify')
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toMatch(
      /provider_daily \(all categories, day .*\): requests is 7, but 1 by the raw events/,
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
