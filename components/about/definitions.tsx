import { type MessageKey, text } from '@/lib/domain/messages'

interface Topic {
  id: string
  title: MessageKey
  paragraphs: MessageKey[]
}

/** What the numbers mean, in the words of the site. The ids are linked to from the boards. */
const topics: Topic[] = [
  {
    id: 'tokens',
    title: 'about.tokens.title',
    paragraphs: ['about.tokens.sums', 'about.tokens.conversion', 'about.tokens.parts'],
  },
  {
    id: 'entities',
    title: 'about.entities.title',
    paragraphs: ['about.entities.models', 'about.entities.apps', 'about.entities.categories'],
  },
  { id: 'variants', title: 'about.variants.title', paragraphs: ['about.variants.merging'] },
  {
    id: 'periods',
    title: 'about.periods.title',
    paragraphs: ['about.periods.days', 'about.periods.bars'],
  },
  { id: 'change', title: 'about.change.title', paragraphs: ['about.change.change', 'about.change.share'] },
  { id: 'trending', title: 'about.trending.title', paragraphs: ['about.trending.growth'] },
  {
    id: 'estimates',
    title: 'about.estimates.title',
    paragraphs: ['about.estimates.samples', 'about.estimates.rounding'],
  },
  {
    id: 'conservation',
    title: 'about.conservation.title',
    paragraphs: ['about.conservation.sums', 'about.conservation.versions'],
  },
]

export function Definitions() {
  return topics.map((topic) => (
    <section key={topic.id} aria-labelledby={topic.id} className="mt-8">
      <h2 id={topic.id} className="font-semibold text-base">
        {text(topic.title)}
      </h2>
      {topic.paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-2 text-muted leading-relaxed">
          {text(paragraph)}
        </p>
      ))}
    </section>
  ))
}
