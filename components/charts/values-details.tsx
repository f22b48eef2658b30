import type { ReactNode } from 'react'

interface ValuesDetailsProps {
  summary: string
  /** What the region is called. */
  label: string
  children: ReactNode
}

/** A table of exact numbers below a drawing, closed until it is asked for. */
export function ValuesDetails({ summary, label, children }: ValuesDetailsProps) {
  return (
    <details className="mt-3 text-xs">
      <summary className="w-fit text-muted hover:text-ink">{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="mt-2 max-h-96 overflow-auto" tabIndex={0} aria-label={label}>
        <table className="values-table">{children}</table>
      </section>
    </details>
  )
}
