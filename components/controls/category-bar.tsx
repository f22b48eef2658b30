import Link from 'next/link'
import { type CategoryFilter, categories } from '@/lib/domain/entity/categories'
import { categoryName } from '@/lib/view/text/category-name'
import { text } from '@/lib/view/text/messages'

/** `Uncategorised` comes last, as it is no use case. */
const order: CategoryFilter[] = ['all', ...categories.slice(1).map(({ slug }) => slug), categories[0].slug]

interface CategoryBarProps {
  current: CategoryFilter
  hrefOf: (category: CategoryFilter) => string
}

/** The filter over a whole page. */
export function CategoryBar({ current, hrefOf }: CategoryBarProps) {
  return (
    <nav aria-label={text('controls.category')} className="border-line border-b">
      <ul className="tabs page-width flex gap-x-5 overflow-x-auto [scrollbar-width:none] lg:gap-x-[1.35rem]">
        {order.map((slug) => (
          <li key={slug} className="flex-none">
            <Link
              href={hrefOf(slug)}
              prefetch={false}
              scroll={false}
              aria-current={slug === current ? 'page' : undefined}
            >
              {slug === 'all' ? text('categories.all.short') : categoryName(slug)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
