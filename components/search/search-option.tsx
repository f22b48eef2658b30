import { compactCount } from '@/lib/view/text/format'
import type { FoundEntity } from './use-search'

interface SearchOptionProps {
  id: string
  hit: FoundEntity
  kind: string
  isChosen: boolean
  onPoint(): void
}

/** One result of the dialog. The focus stays in the box, so the keys are read there. */
export function SearchOption({ id, hit, kind, isChosen, onPoint }: SearchOptionProps) {
  const tokens = BigInt(hit.total_tokens ?? 0)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox that owns it handles the keys
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className="search-option"
      onPointerMove={onPoint}
      onClick={() => window.location.assign(hit.path)}
    >
      <span className="search-kind">{kind}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {hit.name} {hit.total_tokens && <span className="text-muted text-xs">{hit.slug}</span>}
      </span>
      <span className="ml-auto flex-none text-muted">{tokens > 0n && compactCount(tokens)}</span>
    </div>
  )
}
