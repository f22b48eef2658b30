import Link from 'next/link'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { comparePath } from '@/lib/view/address/compare-path'
import { text } from '@/lib/view/text/messages'

export interface StartingPoint {
  title: string
  question: CompareQuestion
  /** Who is compared, as they are called. */
  names: string[]
}

/** Comparisons worth a look: who leads at the moment. */
export function StartingPoints({ points }: { points: readonly StartingPoint[] }) {
  return (
    <section aria-labelledby="starting-points" className="mt-8">
      <h2 id="starting-points" className="font-semibold text-base">
        {text('compare.start.points')}
      </h2>
      <ul className="mt-2 border-line border-t">
        {points.map(({ title, question, names }) => (
          <li key={title} className="border-line border-b py-2.5">
            <Link href={comparePath(question)} prefetch={false} className="text-link">
              {title}
            </Link>
            <span className="block text-muted [overflow-wrap:anywhere]">{names.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
