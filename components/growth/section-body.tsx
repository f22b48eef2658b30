import type { ReactNode } from 'react'

/** What stands below the heading of a page about one part of growth. */
export function SectionBody({ description, children }: { description: ReactNode; children: ReactNode }) {
  return (
    <>
      <p className="max-w-[46rem] text-muted">{description}</p>
      <div className="mt-5">{children}</div>
    </>
  )
}
