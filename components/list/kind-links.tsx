import Link from 'next/link'
import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { defaultList } from '@/lib/domain/traffic/list-question'
import { listPath } from '@/lib/view/address/list-path'
import { text } from '@/lib/view/text/messages'

/** Ways to the lists of each kind of thing. */
export function KindLinks() {
  return (
    <nav aria-label={text('browse.kinds')}>
      <ul className="ways flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem]">
        {entityDimensions.map((kind) => (
          <li key={kind}>
            <Link href={listPath(defaultList(kind))} prefetch={false}>
              {text(`browse.${kind}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
