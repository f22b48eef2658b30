'use client'

import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react'
import { MAX_QUERY_LENGTH, searchPath } from '@/lib/domain/traffic/search'
import { SearchOption } from './search-option'
import type { SearchTexts } from './search-texts'
import { useSearch } from './use-search'

export interface SearchDialogProps {
  texts: SearchTexts
  /** What stands in the box of the page already. */
  initial: string
  onClose(): void
}

/** A combobox over the page: results as one types, by arrow keys, Home, End, Enter and Escape. */
export function SearchDialog({ texts, initial, onClose }: SearchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  const [text, setText] = useState(initial)
  const state = useSearch(text, texts.counts.length - 1)
  const hits = state.status === 'idle' ? [] : state.hits
  const [chosen, setChosen] = useState(0)
  const isCurrent = state.status !== 'idle' && state.text === text.trim()

  // The browser keeps the focus inside, makes the page inert and gives the focus back where it was.
  useEffect(() => {
    dialog.current!.showModal()
    box.current!.setSelectionRange(MAX_QUERY_LENGTH, MAX_QUERY_LENGTH)
  }, [])

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (!text.trim()) return
    const hit = isCurrent ? hits[chosen] : undefined
    window.location.assign(hit ? hit.path : searchPath(text))
  }

  function move(event: KeyboardEvent) {
    const last = hits.length - 1
    const target: Record<string, number> = {
      ArrowDown: chosen === last ? 0 : chosen + 1,
      ArrowUp: chosen === 0 ? last : chosen - 1,
      Home: 0,
      End: last,
    }
    const next = target[event.key]
    if (next === undefined || last < 0 || event.nativeEvent.isComposing) return
    event.preventDefault()
    setChosen(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  const status =
    state.status === 'done' && isCurrent ? (texts.counts[hits.length] ?? '') : text.trim() ? '' : texts.hint
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it, as the Escape key does by itself
    <dialog
      ref={dialog}
      aria-label={texts.label}
      className="search-dialog"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current!.close()}
    >
      <form onSubmit={submit} action="/search">
        <div className="flex items-center gap-3 border-line border-b px-4">
          <input
            ref={box}
            type="text"
            enterKeyHint="search"
            name="q"
            role="combobox"
            aria-label={texts.label}
            aria-autocomplete="list"
            aria-expanded={hits.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined}
            aria-describedby={`${id}-keys`}
            placeholder={texts.placeholder}
            value={text}
            maxLength={MAX_QUERY_LENGTH}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => {
              setText(event.target.value)
              setChosen(0)
            }}
            onKeyDown={move}
          />
          <button
            type="button"
            onClick={() => dialog.current!.close()}
            className="text-muted text-xs hover:text-ink"
          >
            {texts.close}
          </button>
        </div>
        <div id={`${id}-list`} role="listbox" aria-label={texts.results} hidden={hits.length === 0}>
          {hits.map((hit, index) => (
            <SearchOption
              key={`${hit.kind} ${hit.slug}`}
              id={`${id}-${index}`}
              hit={hit}
              kind={texts.kinds[hit.kind] ?? hit.kind}
              isChosen={index === chosen}
              onPoint={() => setChosen(index)}
            />
          ))}
        </div>
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 text-muted text-xs">
          <p role="status">{status}</p>
          {state.status === 'failed' && isCurrent && (
            <p role="alert" className="text-down">
              {texts.failed}
            </p>
          )}
          {hits.length > 0 && (
            <a href={searchPath(text)} className="text-link">
              {texts.all}
            </a>
          )}
          <p id={`${id}-keys`} className="ml-auto text-faint max-sm:sr-only">
            {texts.keys}
          </p>
        </div>
      </form>
    </dialog>
  )
}
