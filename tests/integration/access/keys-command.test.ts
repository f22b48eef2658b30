import { describe, expect, it } from 'vitest'
import { verifyKey } from '@/lib/access/keys'
import { useTestDatabase } from '../../support/database/database'
import { runCommand } from '../../support/run-command'

describe('npm run keys', () => {
  const database = useTestDatabase()
  const keys = (...args: string[]) => runCommand('keys', args, { DATABASE_URL: database().url })

  it('makes a key that works, lists it without its secret, and ends it', async () => {
    const { db } = database()
    const created = await keys('create', 'my gateway', '--scope', 'ingest', '--scope', 'read')
    expect(created.code).toBe(0)
    const key = created.stdout.trim().split('\n').at(-1)!
    const verified = await verifyKey(db, key)
    expect(verified).toMatchObject({ name: 'my gateway', scopes: ['ingest', 'read'] })

    const listed = await keys('list')
    expect(listed.stdout).toContain('my gateway')
    expect(listed.stdout).not.toContain(key.slice(3))

    expect((await keys('revoke', String(verified!.id))).code).toBe(0)
    expect(await verifyKey(db, key)).toBeUndefined()
    const again = await keys('revoke', String(verified!.id))
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toMatch(/^There is no live key/)
  })

  it('lets a key only send events where no scope is named', async () => {
    const { stdout } = await keys('create', 'plain')
    expect((await verifyKey(database().db, stdout.trim().split('\n').at(-1)!))?.scopes).toEqual(['ingest'])
  })

  it('refuses what it does not know with its usage, and touches nothing', async () => {
    const wrong = [[], ['create'], ['create', 'a', 'b'], ['revoke', 'x'], ['create', 'a', '--scope', 'admin']]
    const before = await database().db.$client`select count(*)::int as keys from api_keys`
    for (const { code, stderr } of await Promise.all(wrong.map((args) => keys(...args)))) {
      expect(code).toBe(1)
      expect(stderr).toMatch(/^Usage: npm run keys|There is something left over: b|There is no scope admin/)
    }
    expect(await database().db.$client`select count(*)::int as keys from api_keys`).toEqual(before)
  })
})
