import { changeOf } from '@/lib/domain/traffic/change'
import { changeWords } from '@/lib/view/text/change-text'

/** How a total moved against the window before: a style adds arrow and colour, a hidden word says it. */
export function ChangeMark({ current, previous }: { current: bigint; previous: bigint | null }) {
  const { direction, text, hiddenWord } = changeWords(changeOf(current, previous))
  return (
    <span className={`change-${direction}`}>
      {hiddenWord && <span className="sr-only">{hiddenWord} </span>}
      {text}
    </span>
  )
}
