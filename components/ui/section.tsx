import type { ReactNode } from 'react'

interface SectionProps {
  id: string
  title: string
  /** One sentence below the title. */
  description?: ReactNode
  /** Links at the right: what to show, what to take away. */
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page with a heading that can be linked to. */
export function Section({ id, title, description, actions, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-12 md:mt-16">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <h2 id={id} className="font-semibold text-lg leading-snug">
          {title}
        </h2>
        {description && <p className="-mt-1 w-full text-muted md:order-last">{description}</p>}
        {actions && <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{actions}</div>}
      </div>
      <div className="mt-3">{children}</div>
    </section>
  )
}
