import { type MessageKey, text } from '@/lib/view/text/messages'

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
  {
    id: 'metrics',
    title: 'about.metrics.title',
    paragraphs: ['about.metrics.list', 'about.metrics.ranks'],
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
    id: 'growth',
    title: 'about.growth.title',
    paragraphs: ['about.growth.windows', 'about.growth.segments', 'about.growth.sum'],
  },
  {
    id: 'growth-split',
    title: 'about.growthSplit.title',
    paragraphs: [
      'about.growthSplit.bennet',
      'about.growthSplit.mix',
      'about.growthSplit.weeks',
      'about.growthSplit.estimates',
    ],
  },
  {
    id: 'growth-reasoning',
    title: 'about.growthReasoning.title',
    paragraphs: ['about.growthReasoning.share', 'about.growthReasoning.lines'],
  },
  {
    id: 'tokenizers',
    title: 'about.tokenizers.title',
    paragraphs: ['about.tokenizers.counts', 'about.tokenizers.ranks'],
  },
  {
    id: 'growth-run-rate',
    title: 'about.runRate.title',
    paragraphs: ['about.runRate.rate', 'about.runRate.doubling', 'about.runRate.weeks'],
  },
  {
    id: 'classes',
    title: 'about.classes.title',
    paragraphs: ['about.classes.access', 'about.classes.weights', 'about.classes.regions'],
  },
  { id: 'context', title: 'about.context.title', paragraphs: ['about.context.lengths'] },
  {
    id: 'context-growth',
    title: 'about.contextGrowth.title',
    paragraphs: ['about.contextGrowth.sessions', 'about.contextGrowth.turns'],
  },
  {
    id: 'free-to-paid',
    title: 'about.freeToPaid.title',
    paragraphs: ['about.freeToPaid.cohorts', 'about.freeToPaid.narrowed', 'about.freeToPaid.limits'],
  },
  {
    id: 'retention',
    title: 'about.retention.title',
    paragraphs: [
      'about.retention.cohorts',
      'about.retention.narrowed',
      'about.retention.gaps',
      'about.retention.lines',
    ],
  },
  { id: 'reasoning', title: 'about.reasoning.title', paragraphs: ['about.reasoning.share'] },
  { id: 'tools', title: 'about.tools.title', paragraphs: ['about.tools.calls'] },
  {
    id: 'price-changes',
    title: 'about.priceChanges.title',
    paragraphs: ['about.priceChanges.windows', 'about.priceChanges.elasticity', 'about.priceChanges.points'],
  },
  { id: 'price', title: 'about.price.title', paragraphs: ['about.price.paid'] },
  {
    id: 'speed',
    title: 'about.speed.title',
    paragraphs: ['about.speed.measured', 'about.speed.percentiles'],
  },
  {
    id: 'compare',
    title: 'about.compare.title',
    paragraphs: ['about.compare.views', 'about.compare.index'],
  },
  {
    id: 'estimates',
    title: 'about.estimates.title',
    paragraphs: ['about.estimates.samples', 'about.estimates.rounding'],
  },
  { id: 'coverage', title: 'about.coverage.title', paragraphs: ['about.coverage.parts'] },
  {
    id: 'conservation',
    title: 'about.conservation.title',
    paragraphs: ['about.conservation.sums', 'about.conservation.versions'],
  },
]

/** The parts of the page that stand after these, with sections of their own. */
const later = ['counting', 'reasons', 'freshness', 'restatements', 'sources'] as const

export function TopicLinks() {
  const links = [
    ...topics.map(({ id, title }) => ({ id, title: text(title) })),
    ...later.map((id) => ({ id, title: text(`about.${id}.title`) })),
  ]
  return (
    <nav aria-label={text('about.topics')} className="mt-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem]">
        {links.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="text-muted hover:text-accent">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

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
