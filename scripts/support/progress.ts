import type { WriteStream } from 'node:tty'

export interface Progress {
  /** Says how far the work is; `total` may be unknown. Cheap enough to call for every batch. */
  update(done: number, total?: number): void
  /** Ends the bar and leaves one line that says what was done. */
  finish(summary: string): void
}

const BAR_WIDTH = 24
const TERMINAL_INTERVAL_MS = 100
const PLAIN_INTERVAL_MS = 5_000

/** The line being redrawn, so that other output can be put above it. */
let liveLine = ''
let isSilent = false

/** Ends all progress: what is interrupted has nothing more to say. */
export function silenceProgress(): void {
  isSilent = true
}

/**
 * Progress of one long step on standard error: a bar that redraws itself on a terminal, a line every five
 * seconds elsewhere (a log file, a container).
 */
export function createProgress(label: string, stream: WriteStream = process.stderr): Progress {
  const startedMs = performance.now()
  const intervalMs = stream.isTTY ? TERMINAL_INTERVAL_MS : PLAIN_INTERVAL_MS
  let shownMs = Number.NEGATIVE_INFINITY
  return {
    update(done, total) {
      const nowMs = performance.now()
      if (isSilent || nowMs - shownMs < intervalMs) return
      shownMs = nowMs
      if (stream.isTTY) draw(stream, `${label} ${barText(done, total)}`.slice(0, stream.columns - 1))
      else stream.write(`${label}: ${amountText(done, total)}\n`)
    },
    finish(summary) {
      if (isSilent) return
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
      if (stream.isTTY) draw(stream, '')
      stream.write(`${label}: ${summary} (${seconds} s)\n`)
    },
  }
}

/** Prints a line above whatever bar is being drawn. */
export function printLine(text: string, stream: WriteStream = process.stderr): void {
  if (isSilent) return
  const bar = liveLine
  if (stream.isTTY && bar) draw(stream, '')
  stream.write(`${text}\n`)
  if (stream.isTTY && bar) draw(stream, bar)
}

function draw(stream: WriteStream, text: string): void {
  stream.write(`\r\x1b[2K${text}`)
  liveLine = text
}

function barText(done: number, total: number | undefined): string {
  if (!total) return amountText(done, total)
  const filled = Math.round(BAR_WIDTH * Math.min(1, done / total))
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${amountText(done, total)}`
}

function amountText(done: number, total: number | undefined): string {
  if (!total) return done.toLocaleString('en-US')
  const percent = Math.floor((100 * done) / total)
  return `${percent} % (${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')})`
}
