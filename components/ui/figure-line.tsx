import type { ReactNode } from 'react'

export interface Figure {
  label: string
  value: ReactNode
}

/** The totals of a page in one quiet line, which scrolls sideways where there is no room for it. */
export function FigureLine({ label, figures }: { label: string; figures: Figure[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="figures">
      <dl className="side-scroll">
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd>{figure.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
