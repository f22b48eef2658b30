import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbedded } from '@/db/embedded'
import { OperatorError } from '@/lib/operator-error'

describe('the embedded database', () => {
  let root: string
  beforeAll(() => {
    root = mkdtempSync('/tmp/tokenboard-embedded-')
    chmodSync(root, 0o755) // the server's user passes, where root runs the tests
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const clusterOf = (folder: string) => join(folder, 'postgres', 'cluster')
  const postmaster = (folder: string) =>
    Number(readFileSync(join(clusterOf(folder), 'postmaster.pid'), 'utf8').split('\n')[0])

  async function ask(url: string, statement: string): Promise<postgres.Row[]> {
    const sql = postgres(url, { max: 1, onnotice: () => undefined })
    try {
      return await sql.unsafe(statement)
    } finally {
      await sql.end()
    }
  }

  it('keeps what was stored from one start to the next, in UTC and synchronously', async () => {
    const folder = join(root, 'plain')
    const first = await startEmbedded(folder)
    await ask(first.url, 'create table kept as select 7 as number')
    await first.release()
    expect(existsSync(join(clusterOf(folder), 'postmaster.pid'))).toBe(false)

    const second = await startEmbedded(folder)
    expect(await ask(second.url, 'select number from kept')).toEqual([{ number: 7 }])
    const [settings] = await ask(
      second.url,
      `select current_setting('fsync') as fsync, current_setting('timezone') as zone`,
    )
    expect(settings).toEqual({ fsync: 'on', zone: 'UTC' })
    await second.release()
  })

  it('is one server for all who start at once, until the last one leaves', async () => {
    const folder = join(root, 'together')
    const servers = await Promise.all([startEmbedded(folder), startEmbedded(folder), startEmbedded(folder)])
    expect(new Set(servers.map((server) => server.url)).size).toBe(1)
    expect(readdirSync(join(folder, 'postgres')).sort()).toEqual(['cluster', 'server.log'])
    const [one, two, three] = servers
    await one?.release()
    await two?.release()
    expect(await ask(three!.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await three?.release()
    await expect(ask(three!.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('goes on for a program that is connected and is none of our scripts', async () => {
    const folder = join(root, 'guest')
    const server = await startEmbedded(folder)
    const guest = postgres(server.url, { max: 1 })
    await guest`select 1`
    await server.release()
    expect(await guest`select 1 as alive`).toEqual([{ alive: 1 }])
    await guest.end()
    await (await startEmbedded(folder)).release()
  })

  it('loses nothing that was committed when the server is killed', async () => {
    const folder = join(root, 'killed')
    const first = await startEmbedded(folder)
    await ask(first.url, 'create table kept as select generate_series(1, 5000) as number')
    process.kill(postmaster(folder), 'SIGKILL')
    const second = await startEmbedded(folder)
    expect(await ask(second.url, 'select count(*)::int, sum(number)::int from kept')).toEqual([
      { count: 5000, sum: 12_502_500 },
    ])
    await first.release() // finds its session gone, and the server in use by another
    await second.release()
  })

  it('is found again after the process that started it was killed', async () => {
    const folder = join(root, 'orphan')
    const starter = await startInAnotherProcess(folder)
    const before = postmaster(folder)
    starter.kill('SIGKILL')
    await once(starter, 'exit')
    const server = await startEmbedded(folder)
    expect(postmaster(folder)).toBe(before)
    await server.release()
    expect(existsSync(join(clusterOf(folder), 'postmaster.pid'))).toBe(false)
  })

  it('starts although a stale postmaster.pid names a process of another program', async () => {
    const folder = join(root, 'stale')
    await (await startEmbedded(folder)).release()
    writeFileSync(
      join(clusterOf(folder), 'postmaster.pid'),
      [process.pid, clusterOf(folder), 1, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n'),
    )
    const server = await startEmbedded(folder)
    expect(await ask(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await server.release()
  })

  it('gives a copied folder a server of its own while the original runs', async () => {
    const [folder, copy] = [join(root, 'original'), join(root, 'copy')]
    const original = await startEmbedded(folder)
    await ask(original.url, 'checkpoint')
    execFileSync('cp', ['-a', folder, copy])
    const copied = await startEmbedded(copy)
    await ask(copied.url, 'create table only_here ()')
    expect(await ask(original.url, `select to_regclass('only_here') as found`)).toEqual([{ found: null }])
    await copied.release()
    await original.release()
  })

  it('never takes the rest of an interrupted set-up for a cluster', async () => {
    const folder = join(root, 'interrupted')
    mkdirSync(join(folder, 'postgres', 'new-broken'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'new-broken', 'PG_VERSION'), '18\n')
    const server = await startEmbedded(folder)
    expect(await ask(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await server.release()
  })

  it('says what to do where it cannot run', async () => {
    const sentence = async (folder: string, postgresBin?: string): Promise<string> => {
      const failure = await startEmbedded(folder, { postgresBin }).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(OperatorError)
      return (failure as OperatorError).message
    }
    expect(await sentence(join(root, 'no-binaries'), join(root, 'nowhere'))).toMatch(
      /POSTGRES_BIN names .*nowhere/,
    )

    const old = join(root, 'old')
    mkdirSync(clusterOf(old), { recursive: true })
    writeFileSync(join(clusterOf(old), 'PG_VERSION'), '9\n')
    expect(await sentence(old)).toMatch(/made by PostgreSQL 9, and only .* is here/)

    const dangling = join(root, 'dangling')
    mkdirSync(dangling)
    symlinkSync(join(root, 'gone'), join(dangling, 'postgres'))
    expect(await sentence(dangling)).toMatch(/points to a folder that is gone/)

    writeFileSync(join(root, 'file'), '')
    expect(await sentence(join(root, 'file'))).toMatch(/is not a folder/)
  })
})

/** A process that starts the server and stays. */
async function startInAnotherProcess(folder: string): Promise<ChildProcess> {
  const program = `
    import { startEmbedded } from '@/db/embedded'
    await startEmbedded(${JSON.stringify(folder)})
    console.log('started')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}
