import { LinkGroup } from '@/components/controls/link-group'
import { growthWindowNames } from '@/lib/domain/growth/growth-window'
import { type GrowthQuestion, growthPath } from '@/lib/view/address/growth-path'
import { formatDayRange } from '@/lib/view/text/day-text'
import { text } from '@/lib/view/text/messages'

/** The windows that can be compared, and the reader's own where the address has one. */
export function GrowthChoices({ question }: { question: GrowthQuestion }) {
  const { window } = question
  const choices = growthWindowNames.map((name) => ({
    label: text(`growth.windows.${name}`),
    href: growthPath({ ...question, window: name }),
    isCurrent: name === window,
  }))
  if (typeof window !== 'string') {
    const label = text('growth.windows.own', { days: formatDayRange(window) })
    choices.push({ label, href: growthPath(question), isCurrent: true })
  }
  return (
    <div className="mt-4 flex flex-wrap gap-x-4 gap-y-2">
      <LinkGroup label={text('growth.window')} choices={choices} />
    </div>
  )
}
