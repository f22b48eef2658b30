import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { OperatorError } from '@/lib/operator-error'

/** Postgres refuses to run as root, so root lends it another identity. */
export interface Owner {
  uid: number
  gid: number
}

/** The folder with the cluster, its log and what else the embedded server needs. */
export interface Home {
  path: string
  cluster: string
  /** Who runs the server; undefined: the user of this process. */
  owner: Owner | undefined
}

const ROOT_HOMES = '/var/lib/tokenboard'

/**
 * Finds or makes `postgres` in the data folder. Where root works in a folder that others cannot pass, it is a
 * link to a folder under /var/lib, so that the place stays the same whatever happens to the permissions later.
 * @throws {OperatorError} where the folder belongs to someone else or cannot be reached
 */
export function prepareHome(dataFolder: string): Home {
  const isRoot = process.getuid?.() === 0
  if (!isRoot) requirePasswdEntry()
  const entry = join(dataFolder, 'postgres')
  try {
    mkdirSync(dataFolder, { recursive: true })
    if (!lstatSync(entry, { throwIfNoEntry: false })) makeHome(entry, isRoot)
    const path = realpathSync(entry)
    const owner = isRoot ? lendIdentity(path) : undefined
    const { uid } = statSync(path)
    if (!isRoot && uid !== process.getuid?.()) {
      throw new OperatorError(
        `The database in ${path} belongs to another user (id ${uid}): run as that user or as root, or set TOKENBOARD_DATA to another folder.`,
      )
    }
    if (owner && !isReachable(dirname(path), owner)) {
      throw new OperatorError(
        `The user that runs PostgreSQL (id ${owner.uid}) cannot reach ${path}: allow others to pass every folder above it (chmod o+x).`,
      )
    }
    return { path, cluster: join(path, 'cluster'), owner }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new OperatorError(
        `The data folder ${dataFolder} cannot be used (${code}): make it writable, or set TOKENBOARD_DATA to another folder.`,
        { cause },
      )
    }
    if (code === 'ENOTDIR' || code === 'EEXIST') {
      throw new OperatorError(`${dataFolder} is not a folder: set TOKENBOARD_DATA to one.`, { cause })
    }
    if (code === 'ENOENT') {
      throw new OperatorError(
        `${entry} points to a folder that is gone: bring it back, or remove the link to start with an empty database.`,
        { cause },
      )
    }
    throw cause
  }
}

function makeHome(entry: string, isRoot: boolean): void {
  if (!isRoot || isReachable(dirname(entry), nobody())) {
    mkdirSync(entry, { recursive: true, mode: 0o700 })
    return
  }
  mkdirSync(ROOT_HOMES, { recursive: true })
  chmodSync(ROOT_HOMES, 0o755)
  const path = mkdtempSync(join(ROOT_HOMES, 'home-'))
  try {
    symlinkSync(path, entry)
  } catch (cause) {
    rmSync(path, { recursive: true })
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause // another start was quicker
  }
}

/** The identity that runs the server for root: whoever owns the folder already, else `nobody`. */
function lendIdentity(path: string): Owner {
  const { uid, gid } = statSync(path)
  if (uid !== 0) return { uid, gid }
  const owner = nobody()
  chownSync(path, owner.uid, owner.gid)
  return owner
}

function nobody(): Owner {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch (cause) {
    throw new OperatorError(
      'PostgreSQL does not run as root, and there is no user "nobody" to run it: use an ordinary user, or set DATABASE_URL.',
      { cause },
    )
  }
}

function requirePasswdEntry(): void {
  try {
    userInfo()
  } catch (cause) {
    throw new OperatorError(
      `User id ${process.getuid?.()} has no passwd entry, which PostgreSQL needs: add one, or set DATABASE_URL.`,
      { cause },
    )
  }
}

/** Whether the owner may pass every folder on the way, and run the file at its end. */
export function isReachable(path: string, owner: Owner): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (!mayPass(statSync(folder), owner)) return false
    if (folder === dirname(folder)) return true
  }
}

function mayPass(stats: Stats, owner: Owner): boolean {
  if (stats.uid === owner.uid) return (stats.mode & 0o100) !== 0
  if (stats.gid === owner.gid) return (stats.mode & 0o010) !== 0
  return (stats.mode & 0o001) !== 0
}
