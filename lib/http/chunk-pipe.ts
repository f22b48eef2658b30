const BUFFER_BYTES = 1024 * 1024
const STALL_MS = 30_000

/** The other end is gone or stands still: nobody's fault here, and nothing to log as one. */
export class ReaderGone extends Error {
  override name = 'ReaderGone'
}

/**
 * A response body that is written to. `send` waits while the reader is more than a megabyte behind, so that small
 * files leave at once and large ones keep memory flat; a reader who takes nothing for half a minute is cut off,
 * for the writer holds a database connection.
 */
export class ChunkPipe {
  readonly readable: ReadableStream<Uint8Array>
  private readonly encoder = new TextEncoder()
  private controller!: ReadableStreamDefaultController<Uint8Array>
  private isCancelled = false
  private wake: () => void = () => undefined

  constructor(private readonly stallMs = STALL_MS) {
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller
        },
        pull: () => this.wake(),
        cancel: () => {
          this.isCancelled = true
          this.wake()
        },
      },
      { highWaterMark: BUFFER_BYTES, size: (chunk) => chunk!.byteLength },
    )
  }

  /** @throws {ReaderGone} where the reader left or stands still */
  async send(text: string): Promise<void> {
    if (this.isCancelled) throw new ReaderGone('the reader left')
    this.controller.enqueue(this.encoder.encode(text))
    if ((this.controller.desiredSize ?? 0) <= 0) await this.untilTaken()
    if (this.isCancelled) throw new ReaderGone('the reader left')
  }

  close(): void {
    if (!this.isCancelled) this.controller.close()
  }

  /** Breaks the body off, so that the reader sees that it is not whole. */
  abort(error: unknown): void {
    if (!this.isCancelled) this.controller.error(error)
  }

  private untilTaken(): Promise<void> {
    return new Promise((taken, stalled) => {
      const timer = setTimeout(() => stalled(new ReaderGone('the reader stands still')), this.stallMs)
      this.wake = () => {
        clearTimeout(timer)
        taken()
      }
    })
  }
}
