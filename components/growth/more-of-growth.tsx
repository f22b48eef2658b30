import Link from 'next/link'
import { text } from '@/lib/view/text/messages'
import { Section } from '../ui/section'

interface MoreOfGrowthProps {
  sections: readonly { name: string; title: string; href: string; answer: string | null }[]
}

/** What else is told of growth, each with its answer in a line and the way to its page. */
export function MoreOfGrowth({ sections }: MoreOfGrowthProps) {
  if (sections.length === 0) return null
  return (
    <Section id="more" title={text('growth.sections.title')}>
      <dl className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
        {sections.map(({ name, title, href, answer }) => (
          <div key={name}>
            <dt className="font-medium">
              <Link href={href} prefetch={false} className="text-link">
                {title}
              </Link>
            </dt>
            {answer && <dd className="mt-0.5 text-muted">{answer}</dd>}
          </div>
        ))}
      </dl>
    </Section>
  )
}
