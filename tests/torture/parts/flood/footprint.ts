import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a process holds, and what stands on disk beside the code. */
export interface Footprint {
  memoryBytes: number
  /** Undefined where the system does not tell. */
  handles: number | undefined
  files: number
  fileBytes: number
}

export function measure(pid: number): Footprint {
  const handles = `/proc/${pid}/fd`
  const files = readdirSync('.next', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  return {
    memoryBytes: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024,
    handles: existsSync(handles) ? readdirSync(handles).length : undefined,
    files: files.length,
    fileBytes: files.reduce((sum, size) => sum + size, 0),
  }
}
