import type { Metadata } from 'next'
import Link from 'next/link'
import { Later } from '@/components/ui/later'
import { PageFrame } from '@/components/ui/page-frame'
import { RichText } from '@/components/ui/rich-text'
import { categories } from '@/lib/domain/entity/categories'
import { periodNames } from '@/lib/domain/time/period'
import { defaultQuestion, pagePath } from '@/lib/view/address/page-path'
import { categoryName } from '@/lib/view/text/category-name'
import { text } from '@/lib/view/text/messages'

export const metadata: Metadata = { title: text('notFound.title') }

/** Drawn at build time, without a database: it can only lead to what always exists. */
export default function NotFound() {
  return (
    <PageFrame freshness={null}>
      <div className="max-w-[46rem] pt-10">
        <h1 className="font-semibold text-2xl tracking-tight">{text('notFound.heading')}</h1>
        <p className="mt-2 text-muted">
          <RichText
            of="notFound.text"
            marks={{ address: (inner) => <code className="font-mono text-ink text-xs">{inner}</code> }}
          />
        </p>
        <Later part="near" text={text('entities.similar.title')} />
        <Links
          title={text('notFound.byPeriod')}
          links={periodNames.map((period) => ({
            label: text(`periods.${period}.label`),
            href: pagePath({ ...defaultQuestion(null), period }),
          }))}
        />
        <Links
          title={text('notFound.byCategory')}
          links={categories.map((category) => ({
            label: categoryName(category.slug),
            href: pagePath({ ...defaultQuestion(null), category: category.slug }),
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
