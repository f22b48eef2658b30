import { changeOf } from '@/lib/domain/change'
import { changeWords } from '@/lib/domain/format'

const looks = {
  up: { className: 'text-up', arrow: '▲' },
  down: { className: 'text-down', arrow: '▼' },
  flat: { className: 'text-muted', arrow: '' },
  new: { className: 'text-accent', arrow: '' },
  none: { className: 'text-faint', arrow: '' },
}

/** How a total moved against the window before: arrow and colour for the eye, words for a screen reader. */
export function ChangeMark({ current, previous }: { current: bigint; previous: bigint | null }) {
  const { direction, text, spoken } = changeWords(changeOf(current, previous))
  const { className, arrow } = looks[direction]
  if (!arrow)
    return (
      <span className={className}>
        {direction === 'none' ? <Silent text={text} spoken={spoken} /> : text}
      </span>
    )
  return (
    <span className={className}>
      <Silent
        text={
          <>
            <span className="text-[0.6em]">{arrow}</span> {text}
          </>
        }
        spoken={spoken}
      />
    </span>
  )
}

function Silent({ text, spoken }: { text: React.ReactNode; spoken: string }) {
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span className="sr-only">{spoken}</span>
    </>
  )
}
