import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '@/components/ui/page-frame'
import { categories } from '@/lib/domain/categories'
import { periodNames, periods } from '@/lib/domain/period'
import { defaultPageQuestion, pagePath } from '@/lib/domain/question'

export const metadata: Metadata = { title: 'Not found' }

/** Drawn at build time, without a database: it can only lead to what always exists. */
export default function NotFound() {
  return (
    <PageFrame freshness={null}>
      <div className="max-w-[46rem] pt-10">
        <h1 className="font-semibold text-2xl tracking-tight">There is no such page</h1>
        <p className="mt-2 text-muted">
          The address names no ranking, model, author, provider or app that Tokenboard knows. Something
          appears once an event names it. An address of a ranking looks like{' '}
          <code className="font-mono text-ink text-xs">/rankings/programming/month</code>.
        </p>
        <Links
          title="Rankings by period"
          links={periodNames.map((period) => ({
            label: periods[period].label,
            href: pagePath({ ...defaultPageQuestion, period }),
          }))}
        />
        <Links
          title="Rankings by category"
          links={categories.map((category) => ({
            label: category.name,
            href: pagePath({ ...defaultPageQuestion, category: category.slug }),
          }))}
        />
      </div>
    </PageFrame>
  )
}

function Links({ title, links }: { title: string; links: { label: string; href: string }[] }) {
  return (
    <>
      <h2 className="mt-8 font-medium">{title}</h2>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5">
        {links.map((link) => (
          <li key={link.href}>
            <Link href={link.href} prefetch={false} className="text-link">
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
