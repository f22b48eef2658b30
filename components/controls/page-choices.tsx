import { grains } from '@/lib/domain/time/buckets'
import { periodNames } from '@/lib/domain/time/period'
import { type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { text } from '@/lib/view/text/messages'
import { LinkGroup } from './link-group'

export function PeriodLinks({ question }: { question: PageQuestion }) {
  const choices = periodNames.map((period) => ({
    label: text(`periods.${period}.label`),
    href: pagePath({ ...question, period }),
    isCurrent: period === question.period,
  }))
  return <LinkGroup label={text('controls.period')} choices={choices} />
}

export function GrainLinks({ question }: { question: PageQuestion }) {
  const choices = grains.map((grain) => ({
    label: text(`grains.${grain}.label`),
    href: pagePath({ ...question, grain }),
    isCurrent: grain === question.grain,
  }))
  return <LinkGroup label={text('controls.grain')} choices={choices} />
}

/** Whether `model:free` and its like count with their base model or stand alone. */
export function VariantLinks({ question }: { question: PageQuestion }) {
  const choices = (['merge', 'split'] as const).map((variants) => ({
    label: text(`variants.${variants}`),
    href: pagePath({ ...question, variants }),
    isCurrent: variants === question.variants,
  }))
  return <LinkGroup label={text('controls.variants')} choices={choices} />
}
