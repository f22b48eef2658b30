import { copyFileSync, cpSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandOptions, run } from './command'
import type { Store } from './store'
import { surveyTree, type Tree } from './tree'

/** As Docker Hub calls it, in full: a short name is looked up there. */
const OFFICIAL_NAME = 'docker.io/library/node:20-bookworm-slim'
/** The user of the official image. */
const USER = { name: 'node', id: '1000' }

/**
 * Makes what stands in for the official base, under its name: a small Debian with this machine's Node and npm, and
 * the official image's user.
 */
export async function makeBase(store: Store, folder: string, options: CommandOptions): Promise<Tree> {
  const root = join(folder, 'base')
  const debian = ['--variant=minbase', '--include=ca-certificates,libstdc++6', 'bookworm', root]
  // What it mounts in there ends with it, however it ends.
  await run('unshare', ['--mount', 'debootstrap', ...debian], options)
  rmSync(join(root, 'var/cache/apt'), { recursive: true, force: true })
  rmSync(join(root, 'var/lib/apt/lists'), { recursive: true, force: true })
  await copyNode(root, options)
  await run('chroot', [root, 'groupadd', '--gid', USER.id, USER.name], options)
  await run(
    'chroot',
    [root, 'useradd', '--uid', USER.id, '--gid', USER.name, '--create-home', USER.name],
    options,
  )

  const base = surveyTree(root)
  const container = await store.buildah('from', 'scratch')
  await store.buildah('add', '--quiet', container, root, '/')
  await store.buildah('commit', '--quiet', '--rm', container, OFFICIAL_NAME)
  rmSync(root, { recursive: true, force: true })
  return base
}

async function copyNode(root: string, options: CommandOptions): Promise<void> {
  const modules = (await run('npm', ['root', '--global'], options)).trim()
  const [programs, packages] = [join(root, 'usr/local/bin'), join(root, 'usr/local/lib/node_modules')]
  mkdirSync(packages, { recursive: true })
  copyFileSync(realpathSync(process.execPath), join(programs, 'node'))
  cpSync(join(modules, 'npm'), join(packages, 'npm'), { recursive: true })
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(programs, name))
  }
}
