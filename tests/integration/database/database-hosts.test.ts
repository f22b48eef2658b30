import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect as connectTo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { connect } from '@/db/client'
import { socketOpener } from '@/db/connection/open-socket'
import { CERTIFICATE, portOf, startFront } from '../../support/database/database-front'
import { runCommand } from '../../support/run-command'

/** Ways to the server of the tests, which listens on 127.0.0.1 alone. */
describe('a database is reached', () => {
  const servers: Server[] = []
  const folders: string[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed))
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  /** Passes on to the server of the tests what comes in at another place. */
  async function passOn(place: { path: string } | { host: string; port: number }): Promise<number> {
    const { hostname, port } = new URL(inject('serverUrl'))
    const server = createServer((socket) => {
      const there = connectTo(Number(port), hostname)
      socket.pipe(there).pipe(socket)
      socket.on('error', () => there.destroy())
      there.on('error', () => socket.destroy())
    })
    servers.push(server)
    server.listen(place)
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' ? address!.port : 0
  }

  async function ask(authority: string, rest: string): Promise<string> {
    const { username, password } = new URL(inject('serverUrl'))
    const db = connect(`postgres://${username}:${password}@${authority}${rest}`, { poolSize: 1 })
    try {
      const [row] = await db.$client<{ name: string }[]>`select current_database()::text as name`
      return row!.name
    } finally {
      await db.$client.end({ timeout: 1 })
    }
  }

  it('by IPv6', async () => {
    const port = await passOn({ host: '::1', port: 0 })
    expect(await ask(`[::1]:${port}`, '/postgres')).toBe('postgres')
  })

  it('by a Unix socket, in both ways to name its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenboard-socket-'))
    folders.push(folder)
    await passOn({ path: join(folder, '.s.PGSQL.5433') })
    expect(await ask('', `/postgres?host=${folder}&port=5433`)).toBe('postgres')
    expect(await ask(`${encodeURIComponent(folder)}:5433`, '/postgres')).toBe('postgres')
  })

  it('at the first of several hosts that takes a connection', async () => {
    const { host } = new URL(inject('serverUrl'))
    expect(await ask(`127.0.0.1:1,no.invalid,${host}`, '/postgres')).toBe('postgres')
  })

  it('by its encoded name', async () => {
    const { host } = new URL(inject('serverUrl'))
    const admin = connect(inject('serverUrl'), { poolSize: 1 })
    await admin.$client.unsafe('create database "a b/c?d"')
    expect(await ask(host, `/${encodeURIComponent('a b/c?d')}`)).toBe('a b/c?d')
    await admin.$client.unsafe('drop database "a b/c?d" with (force)')
    await admin.$client.end()
  })

  it('again after what listens there hung up a few times, which is not asked without a pause', async () => {
    const { hostname, port } = new URL(inject('serverUrl'))
    let calls = 0
    const server = createServer((socket) => {
      calls += 1
      if (calls < 4) return void socket.destroy()
      const there = connectTo(Number(port), hostname)
      socket.pipe(there).pipe(socket)
      for (const one of [socket, there]) one.on('error', () => undefined)
    })
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port: own } = server.address() as { port: number }
    expect(await ask(`127.0.0.1:${own}`, '/postgres')).toBe('postgres')
    expect(calls).toBe(4)
  })

  it('never where what listens there always hangs up, which is told after some tries', async () => {
    let calls = 0
    const server = createServer((socket) => {
      calls += 1
      socket.destroy()
    })
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const { code, stderr } = await runCommand('keys', ['list'], {
      DATABASE_URL: `postgres://u:s3cret@127.0.0.1:${port}/db`,
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The database of DATABASE_URL cannot be reached \(/)
    expect(stderr).not.toContain('s3cret')
    expect(calls).toBeLessThan(20)
  })

  it.each(['disable', 'require'])(
    'no more where it stands still, also within a transaction, and again when it goes on: %s',
    async (mode) => {
      const { hostname, port } = new URL(inject('serverUrl'))
      let isStill = false
      const front = await startFront((socket) => {
        const there = connectTo(Number(port), hostname)
        there.on('data', (part) => isStill || socket.write(part))
        socket.on('data', (part) => isStill || there.write(part))
        for (const one of [socket, there]) one.on('error', () => undefined)
        socket.on('close', () => there.destroy())
      })
      servers.push(front)
      const { username, password } = new URL(inject('serverUrl'))
      const db = connect(
        `postgres://${username}:${password}@127.0.0.1:${portOf(front)}/postgres?sslmode=${mode}`,
        {
          poolSize: 1,
          patienceMs: 500,
          silenceMs: 1_000,
        },
      )
      const lost = db.transaction(async (transaction) => {
        await transaction.execute('select 1')
        isStill = true
        await transaction.execute('select 2')
      })
      await expect(lost).rejects.toMatchObject({ cause: { code: 'CONNECT_TIMEOUT' } })
      isStill = false
      expect(await db.$client`select 3 as three`).toEqual([{ three: 3 }])
      await db.$client.end({ timeout: 1 })
    },
  )

  it.each([
    ['localhost', 'disable', false],
    ['localhost', 'prefer', true],
    ['localhost', 'require', true],
    ['127.0.0.1', `verify-ca&sslrootcert=${CERTIFICATE}`, true],
    ['localhost', `verify-full&sslrootcert=${CERTIFICATE}`, true],
  ])('encrypted as its address asks: %s, sslmode=%s', async (host, mode, isEncrypted) => {
    const { hostname, port } = new URL(inject('serverUrl'))
    let encrypted = 0
    const front = await startFront((socket) => {
      if (socket instanceof TLSSocket) encrypted += 1
      const there = connectTo(Number(port), hostname)
      socket.pipe(there).pipe(socket)
      for (const one of [socket, there]) one.on('error', () => undefined)
    })
    servers.push(front)
    expect(await ask(`${host}:${portOf(front)}`, `/postgres?sslmode=${mode}`)).toBe('postgres')
    expect(encrypted > 0).toBe(isEncrypted)
  })

  it.each([
    ['localhost', 'verify-full', /self.signed/],
    ['127.0.0.1', `verify-full&sslrootcert=${CERTIFICATE}`, /127\.0\.0\.1 is not in the cert/],
  ])('never under a certificate that is not of it: %s, sslmode=%s', async (host, mode, fault) => {
    const front = await startFront((socket) => void socket.resume())
    servers.push(front)
    await expect(ask(`${host}:${portOf(front)}`, `/postgres?sslmode=${mode}`)).rejects.toThrow(fault)
  })

  it('in the clear where the server speaks no TLS and sslmode only prefers it', async () => {
    const { host } = new URL(inject('serverUrl'))
    expect(await ask(host, '/postgres?sslmode=prefer')).toBe('postgres')
    await expect(ask(host, '/postgres?sslmode=require')).rejects.toThrow('the server speaks no TLS')
  })

  it('for as long as a statement takes, where nothing bounds it', async () => {
    const db = connect(inject('serverUrl'), { poolSize: 1, patienceMs: 500 })
    const slept = await db.transaction(async (transaction) => {
      await transaction.execute('select pg_sleep(2.5)')
      return transaction.execute('select 1 as one')
    })
    expect(slept).toEqual([{ one: 1 }])
    await db.$client.end({ timeout: 1 })
  })

  it('no more where it answers nothing, however much is sent behind the first', async () => {
    const server = createServer((one) => one.on('error', () => undefined).resume())
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const socket = await socketOpener([{ host: '127.0.0.1', port }], { connectMs: 1_000, silenceMs: 1_000 })()
    const writing = setInterval(() => socket.write('x'), 200)
    const [error] = await once(socket, 'error')
    clearInterval(writing)
    expect(error).toMatchObject({ code: 'CONNECT_TIMEOUT' })
  })

  it('again after it was told that what listens there hangs up', async () => {
    let calls = 0
    const server = createServer((socket) => {
      calls += 1
      if (calls <= 7) socket.destroy()
      else socket.on('error', () => undefined).resume()
    })
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const openSocket = socketOpener([{ host: '127.0.0.1', port }], { connectMs: 1_000 })
    let told = 0
    while (calls < 8 && told < 3) {
      const socket = await openSocket()
      if (socket.remoteAddress === undefined) told += 1
      const closed = new Promise((done) =>
        socket
          .once('close', done)
          .on('error', () => undefined)
          .resume(),
      )
      if (calls === 8) socket.destroy()
      await closed
    }
    expect({ calls, told }).toEqual({ calls: 8, told: 2 })
  })
})
