import Link from 'next/link'
import { dimensions } from '@/lib/domain/entity/dimension'
import { colourOf } from '@/lib/view/colour/colours'
import type { FoundPage } from '@/lib/view/site/found-pages'
import { text } from '@/lib/view/text/messages'
import { Count } from '../ui/count'

interface HitListProps {
  hits: readonly FoundPage[]
}

/** What was found, best first, each with its kind and how busy it was. */
export function HitList({ hits }: HitListProps) {
  return (
    <ol aria-label={text('search.results')} className="mt-4 border-line border-t">
      {hits.map((hit) => (
        <li
          key={`${hit.kind} ${hit.slug}`}
          className="flex items-baseline gap-x-4 border-line border-b py-2 hover:bg-raised"
        >
          <span className="search-kind">{text(`search.kinds.${kindOf(hit)}`)}</span>
          <span className="flex min-w-0 items-baseline gap-2.5">
            {hit.kind !== 'board' && (
              <span
                className="swatch"
                style={{ background: colourOf(hit.kind, hit.slug) }}
                aria-hidden="true"
              />
            )}
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Link href={hit.path} prefetch={false} className="hover:text-accent hover:underline">
                {hit.name}
              </Link>
              {hit.kind !== 'board' && <span className="block text-faint text-xs">{hit.slug}</span>}
            </span>
          </span>
          {hit.kind !== 'board' && (
            <span className="ml-auto flex-none">
              <Count value={hit.totalTokens} unit="tokens" />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function kindOf({ kind }: FoundPage) {
  return kind === 'board' ? kind : dimensions[kind].one
}
