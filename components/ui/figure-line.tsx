import type { ReactNode } from 'react'

export interface Figure {
  label: string
  value: ReactNode
}

/** The totals of a page in one quiet line, which scrolls sideways where there is no room for it. */
export function FigureLine({ label, figures }: { label: string; figures: Figure[] }) {
  return (
    <dl aria-label={label} className="figures side-scroll">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}
