import type { Instrumentation } from 'next'

/** Next calls this once when a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startWebProcess } = await import('@/lib/http/server/web-process')
  startWebProcess()
}

/** Next calls this where a page or route failed, before it answers: the door then knows a database that is away. */
export const onRequestError: Instrumentation.onRequestError = (error, { path }) => {
  const { tokenboardNotePageFailure: note } = globalThis as { tokenboardNotePageFailure?: PageFailureNote }
  note?.(error, path)
}

type PageFailureNote = (error: unknown, path: string) => void
