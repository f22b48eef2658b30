import Link from 'next/link'
import { dimensions } from '@/lib/domain/entity/dimension'
import type { SearchHit } from '@/lib/domain/traffic/search'
import { entityPath } from '@/lib/view/address/entity-path'
import { colourOf } from '@/lib/view/colour/colours'
import { text } from '@/lib/view/text/messages'
import { Count } from '../ui/count'

interface HitListProps {
  hits: readonly SearchHit[]
  /** Where each leads, if not to its own page. */
  hrefOf?: (hit: SearchHit) => string
}

/** What was found, best first, each with its kind and how busy it was. */
export function HitList({ hits, hrefOf = (hit) => entityPath(hit.kind, hit.slug) }: HitListProps) {
  return (
    <ol aria-label={text('search.results')} className="mt-4 border-line border-t">
      {hits.map((hit) => (
        <li
          key={`${hit.kind} ${hit.slug}`}
          className="flex items-baseline gap-x-4 border-line border-b py-2 hover:bg-raised"
        >
          <span className="search-kind">{text(`search.kinds.${dimensions[hit.kind].one}`)}</span>
          <span className="flex min-w-0 items-baseline gap-2.5">
            <span
              className="swatch"
              style={{ background: colourOf(hit.kind, hit.slug) }}
              aria-hidden="true"
            />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Link href={hrefOf(hit)} prefetch={false} className="hover:text-accent hover:underline">
                {hit.name}
              </Link>
              <span className="block text-faint text-xs">{hit.slug}</span>
            </span>
          </span>
          <span className="ml-auto flex-none">
            <Count value={hit.totalTokens} unit="tokens" />
          </span>
        </li>
      ))}
    </ol>
  )
}
