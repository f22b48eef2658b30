'use client'

import { fillTemplate } from '@/lib/view/text/fill-template'
import texts from '@/messages/en-error-page.json'

interface ErrorPageProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** What a visitor sees when a page cannot be drawn. The cause is in the server's log under the same number. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="page-width pt-16">
      <h1 className="font-semibold text-2xl tracking-tight">{texts.heading}</h1>
      <p className="mt-2 text-muted">
        {error.digest ? fillTemplate(texts.textWithNumber, { number: error.digest }) : texts.text}
      </p>
      <p className="mt-4 flex gap-5">
        <button type="button" onClick={reset} className="text-link cursor-pointer">
          {texts.again}
        </button>
        <a href="/" className="text-link">
          {texts.allRankings}
        </a>
      </p>
    </main>
  )
}
