import { createHash } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Tree {
  bytes: number
  /** Changes with every file that is made, removed or written. */
  fingerprint: string
}

/** Looks at every file under a folder, without following links out of it. */
export function surveyTree(root: string): Tree {
  const hash = createHash('sha256')
  let bytes = 0
  for (const path of pathsUnder(root)) {
    const stats = lstatSync(path)
    if (stats.isFile()) bytes += stats.size
    hash.update(`${path}\0${stats.mode}\0${stats.uid}\0${stats.size}\0${stats.mtimeMs}\0`)
  }
  return { bytes, fingerprint: hash.digest('hex') }
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? [path, ...pathsUnder(path)] : [path]
  })
}
