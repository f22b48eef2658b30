import Link from 'next/link'
import type { Comparison } from '@/lib/domain/traffic/comparison'
import { withoutOne } from '@/lib/view/address/compare-form'
import { comparePath } from '@/lib/view/address/compare-path'
import { entityPath } from '@/lib/view/address/entity-path'
import { comparedColours } from '@/lib/view/compare/compare-view'
import { entityName } from '@/lib/view/text/entity-name'
import { text } from '@/lib/view/text/messages'

/** What is compared, each with a way to its page and a way to leave it out. */
export function ComparedList({ comparison }: { comparison: Comparison }) {
  const { question, entities } = comparison
  const { dimension } = question
  const colours = comparedColours(comparison)
  return (
    <ul aria-label={text('compare.compared')} className="mt-4 flex flex-wrap gap-2">
      {entities.map(({ slug, name }, index) => {
        const shown = entityName(dimension, slug, name)
        const label = text('compare.remove', { name: shown })
        return (
          <li key={slug} className="flex min-w-0 items-center rounded-md border border-line-strong">
            <Link
              href={entityPath(dimension, slug)}
              prefetch={false}
              className="flex min-w-0 items-center gap-2 py-1 pr-1 pl-2.5 hover:text-accent [overflow-wrap:anywhere]"
            >
              <span className="swatch" style={{ background: colours[index] }} aria-hidden="true" />
              {shown}
            </Link>
            <Link
              href={comparePath(withoutOne(question, slug))}
              prefetch={false}
              scroll={false}
              rel="nofollow"
              aria-label={label}
              title={label}
              className="flex size-8 flex-none items-center justify-center text-faint hover:text-ink"
            >
              <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" stroke="currentColor">
                <path d="m1 1 8 8M9 1 1 9" strokeWidth="1.5" strokeLinecap="round" />
              </svg>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
