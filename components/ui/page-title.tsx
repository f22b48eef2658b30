import type { ReactNode } from 'react'

/** The one heading of the first level that a page has. */
export function PageTitle({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <h1 id={id} className="font-semibold text-2xl leading-tight tracking-tight md:text-[1.75rem]">
      {children}
    </h1>
  )
}
