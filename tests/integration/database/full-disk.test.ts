import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKey } from '@/lib/access/keys'
import { isDiskFull, noteFullDisk, noteRoom } from '@/lib/http/full-disk'
import { postEvents } from '@/lib/http/ingest/post-events'
import { ready } from '@/lib/http/ready'
import { keyedRoute } from '@/lib/http/route'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'
import { runCommand } from '../../support/run-command'

/** PostgreSQL says it itself, where an insert into a table is to find no room; `npm run torture` fills a disk. */
const FILL = `
  create function find_no_room() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
  create trigger full_disk before insert on ingest_batches execute function find_no_room()`

describe('a database whose disk is full', () => {
  const database = useTestDatabase()
  afterEach(() => {
    vi.restoreAllMocks()
    noteRoom()
  })

  it('is told to senders, who come back, and to who watches the site, until something is stored', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { db } = database()
    const { key } = await createKey(db, { name: 'test', scopes: ['ingest'] })
    const post = () => {
      const headers = { authorization: `Bearer ${key}` }
      const body = JSON.stringify([wireEvent('full-1', new Date().toISOString())])
      const request = new Request('http://localhost/api/v1/events', { method: 'POST', headers, body })
      return keyedRoute('ingest', postEvents, () => db)(request)
    }
    await db.$client.unsafe(FILL)
    const refused = await post()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await refused.json()).toMatchObject({ error: { code: 'database_full' } })
    const told = await ready(() => db, new Date())
    expect([told.status, await told.json()]).toEqual([
      503,
      { status: 'unavailable', database: 'full', migrations: 'ok' },
    ])
    await db.$client`drop trigger full_disk on ingest_batches`
    expect(await (await post()).json()).toMatchObject({ accepted: 1, duplicates: 0 })
    expect((await ready(() => db, new Date())).status).toBe(200)
  })

  it('is one sentence of a command', async () => {
    const { db, url } = database()
    await db.$client`create trigger full_disk before insert on job_runs execute function find_no_room()`
    const { code, stderr } = await runCommand('rollup', [], { DATABASE_URL: url })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^The disk of the database is full: make room on it/)
    expect(stderr).not.toContain('    at ')
    await db.$client`drop trigger full_disk on job_runs`
  })

  it('counts as having room after five quiet minutes', () => {
    noteFullDisk(1_000)
    expect([isDiskFull(1_000), isDiskFull(300_999), isDiskFull(301_000)]).toEqual([true, true, false])
  })
})
