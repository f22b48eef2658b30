const FOR_MS = 5 * 60_000

interface Disk {
  /** When a write last found no room; by the clock of the process, which only goes on. */
  fullAtMs?: number
}

/** One a process: Next loads the modules of each route apart. */
const slot = globalThis as typeof globalThis & { tokenboardDisk?: Disk }

function disk(): Disk {
  slot.tokenboardDisk ??= {}
  return slot.tokenboardDisk
}

/** A write of the database found no room on its disk. */
export function noteFullDisk(nowMs = performance.now()): void {
  disk().fullAtMs = nowMs
}

/** Something was stored: there is room again. */
export function noteRoom(): void {
  disk().fullAtMs = undefined
}

/** Whether the last write that told found no room, within five minutes: senders come back sooner where it still is. */
export function isDiskFull(nowMs = performance.now()): boolean {
  const { fullAtMs } = disk()
  return fullAtMs !== undefined && nowMs - fullAtMs < FOR_MS
}
