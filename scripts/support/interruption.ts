import { OperatorError } from '@/lib/operator-error'

/** Rejects at a signal to stop, so that what runs beside this process is ended in order. */
export function interruption(): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => reject(new OperatorError('Stopped.')))
    }
  })
  interrupted.catch(() => undefined) // while nothing waits for it
  return interrupted
}
