import Link from 'next/link'

export interface Choice {
  label: string
  href: string
  isCurrent: boolean
}

/** A row of links of which one is where the reader is: it writes the URL, so that a link shows the same to all. */
export function LinkGroup({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap rounded-md bg-raised p-0.5 ring-1 ring-line ring-inset">
      {choices.map((choice) => (
        <Link
          key={choice.href}
          href={choice.href}
          prefetch={false}
          scroll={false}
          aria-current={choice.isCurrent ? 'true' : undefined}
          className="rounded-[5px] px-2.5 py-1 text-[0.8125rem] text-muted leading-5 hover:text-ink aria-[current]:bg-page aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line-strong)]"
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  )
}
