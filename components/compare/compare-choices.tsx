import { LinkGroup } from '@/components/controls/link-group'
import { grains } from '@/lib/domain/time/buckets'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { type CompareQuestion, compareViews } from '@/lib/domain/traffic/compare-question'
import { comparePath } from '@/lib/view/address/compare-path'
import { text } from '@/lib/view/text/messages'

/** How a comparison counts and shows: links, so that each answer has its address. */
export function CompareChoices({ question }: { question: CompareQuestion }) {
  const link = (change: Partial<CompareQuestion>, label: string) => {
    const [name, value] = Object.entries(change)[0]! as [keyof CompareQuestion, unknown]
    return { label, href: comparePath({ ...question, ...change }), isCurrent: question[name] === value }
  }
  return (
    <div className="mt-5 flex flex-wrap gap-x-4 gap-y-2">
      <LinkGroup
        label={text('controls.view')}
        choices={compareViews.map((view) => link({ view }, text(`compare.views.${view}`)))}
      />
      <LinkGroup
        label={text('controls.grain')}
        choices={grains.map((grain) => link({ grain }, text(`grains.${grain}.label`)))}
      />
      <LinkGroup
        label={text('controls.metric')}
        choices={(Object.keys(metrics) as Metric[]).map((metric) =>
          link({ metric }, text(`metrics.${metric}.label`)),
        )}
      />
    </div>
  )
}
