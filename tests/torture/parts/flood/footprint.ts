import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a process holds, and what stands on disk beside the code. */
export interface Footprint {
  /** The most that it ever held where the system tells that, else what it holds now. */
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
    memoryBytes: memoryOf(pid),
    handles: existsSync(handles) ? readdirSync(handles).length : undefined,
    files: files.length,
    fileBytes: files.reduce((sum, size) => sum + size, 0),
  }
}

function memoryOf(pid: number): number {
  const status = `/proc/${pid}/status`
  const most = existsSync(status) && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
  const kilobytes = most || execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kilobytes) * 1024
}
