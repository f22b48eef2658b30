import type { Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { baseBucket, type Comparison } from '@/lib/domain/traffic/comparison'
import { COMPARE_FORM } from '@/lib/view/address/compare-form'
import { comparePath } from '@/lib/view/address/compare-path'
import { formatBucket } from '@/lib/view/text/day-text'
import { entityName } from '@/lib/view/text/entity-name'
import { formatDay, formatMonth } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'
import { fieldClass, submitClass } from './field-class'

/** Which bucket is 100, who has no line because of it, and a form to choose another one. */
export function IndexNote({ comparison }: { comparison: Comparison }) {
  const { question, buckets, entities } = comparison
  const { grain, dimension } = question
  const base = baseBucket(comparison)
  const without = entities
    .filter((_, index) => !((base?.points[index]?.value ?? 0n) > 0n))
    .map(({ slug, name }) => entityName(dimension, slug, name))
  const firstPoint = buckets.findIndex(({ points }) => points.some((point) => point !== null))
  const choices = buckets.slice(Math.max(firstPoint, 0)).filter(({ isPartial }) => !isPartial)
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="text-muted">
        {base
          ? text('compare.index.base', { bucket: bucketInSentence(base.bucket, grain) })
          : text(question.from ? 'compare.index.outside' : 'compare.index.never')}
        {base && without.length > 0 && ` ${text('compare.index.without', { names: without.join(', ') })}`}
      </p>
      <form action={COMPARE_FORM} className="flex flex-wrap items-center gap-2">
        <input type="hidden" name="to" value={comparePath(question)} />
        <label className="text-muted" htmlFor="index-from">
          {text('compare.index.label')}
        </label>
        <select id="index-from" name="from" defaultValue={base?.bucket} className={fieldClass}>
          {choices.map(({ bucket }) => (
            <option key={bucket} value={bucket}>
              {formatBucket(bucket, grain)}
            </option>
          ))}
        </select>
        <button type="submit" className={submitClass}>
          {text('compare.index.submit')}
        </button>
      </form>
    </div>
  )
}

function bucketInSentence(bucket: Day, grain: Grain): string {
  return text('charts.summary.inBucket', { grain, day: formatDay(bucket), month: formatMonth(bucket) })
}
