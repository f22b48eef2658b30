import type { DayRange } from '@/lib/domain/time/day-range'
import { lastDay } from '@/lib/domain/time/day-range'
import { GROWTH_FORM } from '@/lib/view/address/growth-form'
import { type GrowthQuestion, growthPath } from '@/lib/view/address/growth-path'
import { text } from '@/lib/view/text/messages'
import { fieldClass, submitClass } from '../compare/field-class'

interface DateFormProps {
  question: GrowthQuestion
  /** The later window as it is. */
  days: DayRange | null
  /** The days that have figures and are complete; null before there are any. */
  history: { first: string; last: string } | null
}

/** The reader's own days: the window before them has as many. Works without scripts. */
export function DateForm({ question, days, history }: DateFormProps) {
  const fields = [
    { name: 'from', value: days?.from },
    { name: 'to', value: days && lastDay(days) },
  ] as const
  return (
    <form action={GROWTH_FORM} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <input type="hidden" name="page" value={growthPath(question)} />
      {fields.map(({ name, value }) => (
        <label key={name} className="flex items-center gap-2 text-[0.8125rem] text-muted">
          {text(`growth.dates.${name}`)}
          <input
            type="date"
            name={name}
            required
            min={history?.first}
            max={history?.last}
            defaultValue={value ?? undefined}
            className={`${fieldClass} min-w-0 text-ink`}
          />
        </label>
      ))}
      <button type="submit" className={submitClass}>
        {text('growth.dates.compare')}
      </button>
    </form>
  )
}
