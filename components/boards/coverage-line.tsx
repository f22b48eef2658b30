import type { Period } from '@/lib/domain/time/period'
import type { RequestCoverage } from '@/lib/domain/traffic/request-coverage'
import { coverageTexts } from '@/lib/view/text/coverage-text'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'

/** What part of a board's requests says what: the numbers above are about those that do. */
export function CoverageLine({ coverage, period }: { coverage: RequestCoverage; period: Period }) {
  const parts = coverageTexts(coverage)
  if (parts.length === 0) return null
  return (
    <section className="mt-4 text-faint text-xs" aria-label={text('coverage.label')}>
      <p>
        <a
          href="/about#coverage"
          className="underline decoration-line-strong underline-offset-2 hover:text-accent"
        >
          {text('coverage.lead', { days: windowText(period, coverage.window) })}
        </a>
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </section>
  )
}
