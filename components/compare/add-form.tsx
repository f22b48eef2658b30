import Link from 'next/link'
import type { Entity } from '@/lib/domain/traffic/board'
import { type CompareQuestion, MAX_COMPARED } from '@/lib/domain/traffic/compare-question'
import { MAX_QUERY_LENGTH } from '@/lib/domain/traffic/search'
import { COMPARE_FORM, withAdded } from '@/lib/view/address/compare-form'
import { comparePath } from '@/lib/view/address/compare-path'
import { entityName } from '@/lib/view/text/entity-name'
import { text } from '@/lib/view/text/messages'
import { fieldClass, submitClass } from './field-class'

interface AddFormProps {
  question: CompareQuestion
  /** Who could be added, the busiest first: the box proposes all of them, the first few are links. */
  others: readonly Entity[]
}

const LINKS = 6

/** A box and links to add one more; both work without scripts. */
export function AddForm({ question, others }: AddFormProps) {
  const { dimension, slugs } = question
  if (slugs.length >= MAX_COMPARED) {
    return <p className="mt-3 text-faint text-xs">{text('compare.full', { count: MAX_COMPARED })}</p>
  }
  const label = text('compare.add.label', { dimension })
  return (
    <search aria-label={label} className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <form action={COMPARE_FORM} className="flex w-full max-w-96 gap-2">
        <input type="hidden" name="to" value={comparePath(question)} />
        <input
          type="search"
          name="q"
          list="others"
          required
          aria-label={label}
          placeholder={label}
          maxLength={MAX_QUERY_LENGTH}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={`min-w-0 flex-1 ${fieldClass}`}
        />
        <datalist id="others">
          {others.map(({ slug, name }) => (
            <option key={slug} value={slug} label={entityName(dimension, slug, name)} />
          ))}
        </datalist>
        <button type="submit" className={submitClass}>
          {text('compare.add.submit')}
        </button>
      </form>
      {others.length > 0 && (
        <ul
          aria-label={text('compare.add.often')}
          className="flex flex-wrap gap-x-3 gap-y-1.5 text-[0.8125rem]"
        >
          {others.slice(0, LINKS).map(({ slug, name }) => (
            <li key={slug}>
              <Link
                href={comparePath(withAdded(question, slug))}
                prefetch={false}
                scroll={false}
                rel="nofollow"
                className="text-muted hover:text-accent"
              >
                {text('compare.add.one', { name: entityName(dimension, slug, name) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
