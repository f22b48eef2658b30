import type { ReactNode } from 'react'

export interface Stat {
  label: string
  value: ReactNode
  note?: ReactNode
}

/** A few numbers that matter, side by side. */
export function StatStrip({ label, stats }: { label: string; stats: Stat[] }) {
  return (
    <dl
      aria-label={label}
      className="mt-6 grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line ring-1 ring-line sm:grid-cols-3 lg:grid-cols-6"
    >
      {stats.map((stat) => (
        <div key={stat.label} className="bg-page px-4 py-3">
          <dt className="text-muted text-xs">{stat.label}</dt>
          <dd className="mt-0.5 font-semibold text-lg leading-snug tracking-tight">{stat.value}</dd>
          {stat.note && <dd className="text-faint text-xs">{stat.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
