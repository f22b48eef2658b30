import { isOptional, type Measures, type Metric, totalTokens } from '@/lib/domain/tokens/measures'
import { percent } from '@/lib/view/text/format'
import { RichText } from '../ui/rich-text'

type Stated = Pick<Measures, 'promptTokens' | 'completionTokens' | 'normalisedOwnTokens'>

interface StatedNoteProps {
  metric: Metric
  total: Stated
  /** Whether the total is that of everybody, and not of what is shown. */
  isOfAll?: boolean
}

/** What part of the tokens the numbers are about, where only some events state what is counted. */
export function StatedNote({ metric, total, isOfAll = false }: StatedNoteProps) {
  const tokens = totalTokens(total)
  if (!isOptional(metric) || total.normalisedOwnTokens === tokens) return null
  return (
    <p className="mt-2 text-faint text-xs">
      <RichText
        of="normalised.part"
        values={{ share: percent(total.normalisedOwnTokens, tokens), whole: isOfAll ? 'all' : 'own' }}
        marks={{
          link: (inner) => (
            <a
              key="about"
              href="/about#tokenizers"
              className="underline decoration-line-strong underline-offset-2 hover:text-accent"
            >
              {inner}
            </a>
          ),
        }}
      />
    </p>
  )
}
