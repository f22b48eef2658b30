'use client'

interface ErrorPageProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** What a visitor sees when a page cannot be drawn. The cause is in the server's log under the same number. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="page-width pt-16">
      <h1 className="font-semibold text-2xl tracking-tight">This page could not be drawn</h1>
      <p className="mt-2 text-muted">
        The figures are safe; the page that shows them failed.
        {error.digest && ` The server's log has the cause under ${error.digest}.`}
      </p>
      <p className="mt-4 flex gap-5">
        <button type="button" onClick={reset} className="text-link cursor-pointer">
          Try again
        </button>
        <a href="/" className="text-link">
          All rankings
        </a>
      </p>
    </main>
  )
}
