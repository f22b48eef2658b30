import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Db } from '@/db/client'
import { parseEnv } from '@/lib/env'
import { runCommand } from '../../support/run-command'

/** Not a part of any message by chance. */
const SECRET = 'qz7Kx'

/** Every command that opens the database, with arguments that bring it there. */
const commands: [string, string[]][] = [
  ['start', []],
  ['migrate', []],
  ['import', ['package.json']],
  ['keys', ['list']],
  ['rollup', []],
  ['remap', []],
  ['verify', []],
  ['seed', []],
]

describe('the address of the database', () => {
  it.each(commands)('stops npm run %s with one sentence where it is misread', async (command, args) => {
    const DATABASE_URL = `postgresql://u:${SECRET}#${SECRET}@127.0.0.1:1/db`
    const { code, stdout, stderr } = await runCommand(command, args, { DATABASE_URL })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^DATABASE_URL must have its user and password percent-encoded: .*\n$/)
    expect(stdout + stderr).not.toContain(SECRET)
  })

  describe('that leads elsewhere', () => {
    const server = createServer((socket) => socket.destroy())
    let hangsUp: string
    beforeAll(async () => {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      hangsUp = `127.0.0.1:${(server.address() as { port: number }).port}`
    })
    afterAll(() => server.close())
    const { host } = new URL(inject('serverUrl'))

    it.each([
      ['nobody listens', () => '127.0.0.1:1', '', /cannot be reached \(.*ECONNREFUSED.*check its host/],
      ['there is no such host', () => 'no.invalid', '', /cannot be reached \(.*no\.invalid.*check its host/],
      ['what listens hangs up', () => hangsUp, '', /cannot be reached \(.*check its host/],
      ['the password is wrong', () => host, '', /\(password authentication failed .*check its host/],
      ['there is no TLS', () => host, '?sslmode=require', /check its sslmode\.$/m],
      [
        'there is no such file',
        () => host,
        '?sslmode=verify-full&sslrootcert=/no/such.pem',
        /sslrootcert of the database, \/no\/such\.pem, cannot be read \(ENOENT\)/,
      ],
      ['a parameter is not known', () => host, '?schema=public', /"schema".*take it out\.$/m],
    ])('is told in one sentence without the password where %s', async (_, at, query, sentence) => {
      const { password } = new URL(inject('serverUrl'))
      const secret = query ? password : SECRET
      const DATABASE_URL = `postgres://tokenboard:${secret}@${at()}/postgres${query}`
      const { code, stdout, stderr } = await runCommand('keys', ['list'], { DATABASE_URL })
      expect({ code, lines: stderr.trim().split('\n').length }, stderr).toEqual({ code: 1, lines: 1 })
      expect(stderr).toMatch(/^(The database of )?DATABASE_URL |^The sslrootcert of the database/)
      expect(stderr).toMatch(sentence)
      expect(stdout + stderr).not.toContain(secret)
    })
  })

  describe('with an encoded password', () => {
    const role = `guest_${randomBytes(4).toString('hex')}`
    const password = `my#p@s/s?w:o%r d[ä]"'\\+&=,`
    let admin: Db
    beforeAll(async () => {
      admin = connect(inject('serverUrl'), { poolSize: 1 })
      await admin.$client.unsafe(`create role ${role} login password '${password.replace(/'/g, "''")}'`)
    })
    afterAll(async () => {
      await admin.$client.unsafe(`drop role ${role}`)
      await admin.$client.end()
    })

    it('leads there, whatever the password is made of', async () => {
      const url = new URL(inject('serverUrl'))
      const given = `postgresql://${role}:${encodeURIComponent(password)}@${url.host}${url.pathname}`
      const { DATABASE_URL } = parseEnv({ DATABASE_URL: given })
      const db = connect(DATABASE_URL!, { poolSize: 1 })
      expect(await db.$client`select current_user::text as name`).toEqual([{ name: role }])
      await db.$client.end()
    })
  })
})
