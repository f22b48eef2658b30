import {
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { OperatorError } from '@/lib/operator-error'
import { type Home, isReachable, type Owner } from './embedded-home'
import { listPostgresBinaries, majorOf, type PostgresBinaries, restoreSymlinks } from './postgres-binaries'

/**
 * The programs to run the home's cluster with, of its own major version where there is a cluster already.
 * @throws {OperatorError} where there are none
 */
export function chooseBinaries({ path, cluster, owner }: Home, named: string | undefined): string {
  const found = listPostgresBinaries(named)
  const file = join(cluster, 'PG_VERSION')
  const wanted = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  const binaries = found.find(({ version }) => !wanted || majorOf(version) === wanted)
  if (binaries) return usableBy(binaries, path, owner)
  if (named && found.length === 0) {
    throw new OperatorError(`POSTGRES_BIN names ${named}, where initdb, pg_ctl and postgres do not run.`)
  }
  if (found.length > 0) {
    throw new OperatorError(
      `The database in ${path} was made by PostgreSQL ${wanted}, and only ${found.map(({ version }) => version).join(', ')} is here: install PostgreSQL ${wanted} (POSTGRES_BIN names its bin folder), or move the data with pg_dump.`,
    )
  }
  throw new OperatorError(
    `There is no PostgreSQL for ${process.platform}-${process.arch}: install PostgreSQL 15 or newer, or set DATABASE_URL.`,
  )
}

/** The programs where they are, or a copy in the home where the server's user cannot run those. */
function usableBy(
  { bin, version, isRelocatable }: PostgresBinaries,
  home: string,
  owner: Owner | undefined,
): string {
  const isComplete = !isRelocatable || restoreSymlinks(dirname(bin))
  if (isComplete && (!owner || isReachable(join(bin, 'postgres'), owner))) return bin
  const target = join(home, `postgresql-${version}`)
  if (!existsSync(target)) {
    const copy = mkdtempSync(join(home, 'copy-'))
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
    restoreSymlinks(copy)
    publish(copy, target, owner)
  }
  return join(target, 'bin')
}

/** Gives a finished folder its owner and its name in one step, so that nobody ever sees half of it. */
export function publish(folder: string, target: string, owner: Owner | undefined): void {
  if (owner) {
    lchownSync(folder, owner.uid, owner.gid)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      lchownSync(join(folder, name), owner.uid, owner.gid)
    }
  }
  try {
    renameSync(folder, target)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw cause
    rmSync(folder, { recursive: true, force: true }) // another start was quicker
  }
}
