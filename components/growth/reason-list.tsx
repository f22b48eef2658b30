import { Section } from '@/components/ui/section'
import type { ReasonView } from '@/lib/view/growth/reasons'
import { text } from '@/lib/view/text/messages'
import { Estimate } from '../ui/estimate'

interface ReasonListProps {
  reasons: readonly ReasonView[]
}

/** What makes tokens grow, each with what it moved and the way to where it is measured. */
export function ReasonList({ reasons }: ReasonListProps) {
  return (
    <Section
      id="reasons"
      title={text('growth.reasons.title')}
      description={text('growth.reasons.description')}
    >
      <ul className="grid gap-x-12 sm:grid-cols-2">
        {reasons.map(({ key, name, href, moved }) => (
          <li key={key} className="flex items-baseline justify-between gap-x-4 border-line border-b">
            <a href={href} className="py-1.5 text-link">
              {name}
            </a>
            {moved && (
              <data value={moved.exact} title={moved.exact} className="shrink-0 tabular-nums">
                <Estimate text={moved.short} isEstimate={moved.isEstimate} />
              </data>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
