import Link from 'next/link'

export interface Choice {
  label: string
  href: string
  isCurrent: boolean
}

/** A row of links of which one is where the reader is: it writes the URL, so that a link shows the same to all. */
export function LinkGroup({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav
      aria-label={label}
      className="choices flex flex-wrap rounded-md bg-raised p-0.5 ring-1 ring-line ring-inset"
    >
      {choices.map((choice) => (
        <Link
          key={choice.href}
          href={choice.href}
          prefetch={false}
          scroll={false}
          aria-current={choice.isCurrent ? 'true' : undefined}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  )
}
