import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { compareDimensions } from '@/lib/domain/traffic/compare-question'
import { MAX_QUERY_LENGTH } from '@/lib/domain/traffic/search'
import { COMPARE_FORM } from '@/lib/view/address/compare-form'
import { text } from '@/lib/view/text/messages'
import { fieldClass, submitClass } from './field-class'

/** Begins a comparison with what the reader names. */
export function StartForm({ dimension }: { dimension: EntityDimension }) {
  return (
    <search aria-label={text('compare.start.form')}>
      <form action={COMPARE_FORM} className="mt-5 flex flex-wrap gap-2">
        <select
          name="dimension"
          defaultValue={dimension}
          aria-label={text('compare.start.dimension')}
          className={fieldClass}
        >
          {compareDimensions.map((name) => (
            <option key={name} value={name}>
              {text(`dimensions.${name}.many`)}
            </option>
          ))}
        </select>
        <input
          type="search"
          name="q"
          required
          aria-label={text('compare.start.first')}
          placeholder={text('compare.start.first')}
          maxLength={MAX_QUERY_LENGTH}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={`min-w-48 max-w-80 flex-1 ${fieldClass}`}
        />
        <button type="submit" className={submitClass}>
          {text('compare.start.submit')}
        </button>
      </form>
    </search>
  )
}
