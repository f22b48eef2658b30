import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '@/lib/operator-error'

const programs = ['buildah', 'debootstrap', 'unshare', 'nsenter', 'chroot', 'mount']

/** @throws {OperatorError} one sentence with all that is missing */
export function requireTools(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new OperatorError(
      'The image is made and run in file trees of its own, which takes root on Linux: run it there as root.',
    )
  }
  const missing = programs.filter((program) => !isOnPath(program))
  if (missing.length > 0) {
    throw new OperatorError(
      `Not here: ${missing.join(', ')}. On Debian: apt-get install --no-install-recommends buildah debootstrap util-linux.`,
    )
  }
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch (cause) {
      if (cause instanceof Error) return false
      throw cause
    }
  })
}
