import { join } from 'node:path'
import { type CommandOptions, run } from './command'

/** Buildah with images of its own, which end with the folder. */
export interface Store {
  buildah(...args: string[]): Promise<string>
}

export function createStore(folder: string, options: CommandOptions): Store {
  const own = ['--storage-driver', 'vfs', '--root', join(folder, 'images'), '--runroot', join(folder, 'run')]
  return {
    buildah: async (...args) => {
      // Without the isolation of an engine: a chroot works wherever root does.
      const environment = { BUILDAH_ISOLATION: 'chroot', TMPDIR: folder }
      return (await run('buildah', [...own, ...args], { ...options, env: environment })).trim()
    },
  }
}
