import { grains } from '@/lib/domain/buckets'
import { periodNames, periods } from '@/lib/domain/period'
import { type PageQuestion, pagePath } from '@/lib/domain/question'
import { LinkGroup } from './link-group'

const grainLabels = { day: 'Daily', week: 'Weekly', month: 'Monthly' }
const variantLabels = { merge: 'Variants merged', split: 'Apart' }

export function PeriodLinks({ question }: { question: PageQuestion }) {
  const choices = periodNames.map((period) => ({
    label: periods[period].label,
    href: pagePath({ ...question, period }),
    isCurrent: period === question.period,
  }))
  return <LinkGroup label="Period" choices={choices} />
}

export function GrainLinks({ question }: { question: PageQuestion }) {
  const choices = grains.map((grain) => ({
    label: grainLabels[grain],
    href: pagePath({ ...question, grain }),
    isCurrent: grain === question.grain,
  }))
  return <LinkGroup label="Width of the bars" choices={choices} />
}

/** Whether `model:free` and its like count with their base model or stand alone. */
export function VariantLinks({ question }: { question: PageQuestion }) {
  const choices = (['merge', 'split'] as const).map((variants) => ({
    label: variantLabels[variants],
    href: pagePath({ ...question, variants }),
    isCurrent: variants === question.variants,
  }))
  return <LinkGroup label="Variants of a model" choices={choices} />
}
