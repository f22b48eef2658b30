'use client'

import { useEffect, useId, useRef, useState } from 'react'

interface ShareFieldProps {
  label: string
  /** What to copy, with `{origin}` where the address of the site belongs. */
  template: string
  origin: string | null
  texts: { copy: string; copied: string }
}

/** A text to take away: a field to copy from, with a button where the browser lets scripts copy. */
export function ShareField({ label, template, origin, texts }: ShareFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [here, setHere] = useState(origin ?? '')
  const [canCopy, setCanCopy] = useState(false)
  const [isCopied, setIsCopied] = useState(false)

  useEffect(() => {
    if (origin === null) setHere(location.origin)
    setCanCopy(navigator.clipboard !== undefined)
  }, [origin])

  const value = template.replace('{origin}', here)

  async function copy() {
    field.current?.select()
    await navigator.clipboard.writeText(value)
    setIsCopied(true)
  }

  return (
    <div>
      <label htmlFor={id} className="text-faint text-xs">
        {label}
      </label>
      <div className="mt-1 flex items-start gap-2">
        <textarea
          ref={field}
          id={id}
          readOnly
          rows={value.length > 90 ? 3 : 1}
          value={value}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 resize-none break-all rounded border border-line-strong bg-page px-2 py-1 font-mono text-xs"
        />
        {canCopy && (
          <button
            type="button"
            onClick={copy}
            aria-label={texts.copy}
            className="rounded border border-line-strong px-2 py-1 text-xs hover:text-accent"
          >
            <span aria-live="polite">{isCopied ? texts.copied : texts.copy}</span>
          </button>
        )}
      </div>
    </div>
  )
}
