import Link from 'next/link'

export interface EmptyNoteProps {
  title: string
  text: string
  links: { label: string; href: string }[]
}

/** Says why there is nothing and where there is something. */
export function EmptyNote({ title, text, links }: EmptyNoteProps) {
  return (
    <div className="rounded-lg border border-line-strong border-dashed px-6 py-8">
      <p className="font-medium">{title}</p>
      <p className="mt-1 text-muted">{text}</p>
      <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
        {links.map((link) => (
          <Link key={link.href} href={link.href} prefetch={false} className="text-link">
            {link.label}
          </Link>
        ))}
      </p>
    </div>
  )
}
