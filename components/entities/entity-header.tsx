import type { Dimension } from '@/lib/domain/entity/dimension'
import { defaultComparison, isCompareDimension } from '@/lib/domain/traffic/compare-question'
import { comparePath } from '@/lib/view/address/compare-path'
import { colourOf } from '@/lib/view/colour/colours'
import type { Fact, FactLink } from '@/lib/view/entity/entity-facts'
import { text } from '@/lib/view/text/messages'

interface EntityHeaderProps {
  dimension: Dimension
  slug: string
  name: string
  facts: Fact[]
}

export function EntityHeader({ dimension, slug, name, facts }: EntityHeaderProps) {
  return (
    <div className="pt-8 md:pt-10">
      <p className="text-muted">
        {text(`dimensions.${dimension}.one`)}
        <span className="text-faint"> · {slug}</span>
        {isCompareDimension(dimension) && (
          <>
            {' '}
            <a href={comparePath(defaultComparison(dimension, [slug]))} className="text-link ml-3">
              {text('entities.compare')}
            </a>
          </>
        )}
      </p>
      <h1 className="mt-1 flex items-baseline gap-3 font-semibold text-2xl leading-tight tracking-tight md:text-[1.75rem]">
        <span
          className="swatch !h-[0.75em] !w-[0.75em]"
          style={{ background: colourOf(dimension, slug) }}
          aria-hidden="true"
        />
        <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
      </h1>
      {facts.length > 0 && (
        <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-3">
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt className="text-faint text-xs">{fact.label}</dt>
              <dd>
                {fact.values.map((value, index) => (
                  <span key={value.label}>
                    {index > 0 && ', '}
                    <FactText value={value} />
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

/** Addresses outside come from events: they get no say over what we link to. */
function FactText({ value: { label, href } }: { value: FactLink }) {
  if (href === null) return label
  return (
    <a href={href} rel={href.startsWith('/') ? undefined : 'nofollow noopener'} className="text-link">
      {label}
    </a>
  )
}
