'use client'

import { type ComponentType, useEffect, useState } from 'react'
import type { SearchDialogProps } from './search-dialog'
import type { SearchTexts } from './search-texts'

const load = () => import('./search-dialog')

/**
 * Opens the dialog on Ctrl-K, Cmd-K or `/`, and on a click or a letter in the box beside it. To reach the box by
 * the Tab key only loads it: a page must not change under a reader who is passing by. All listeners are the
 * document's, so that this is all the script that a page carries before.
 */
export function SearchLauncher({ texts }: { texts: SearchTexts }) {
  const [opened, setOpened] = useState<{ Dialog: ComponentType<SearchDialogProps>; text: string } | null>(
    null,
  )

  useEffect(() => {
    const box = document.querySelector<HTMLInputElement>('.search-box input')!
    const listening = new AbortController()
    const { signal } = listening

    async function open() {
      try {
        const { SearchDialog } = await load()
        // What was typed while the script was on its way is in the box.
        if (!signal.aborted) setOpened((now) => now ?? { Dialog: SearchDialog, text: box.value })
      } catch (error) {
        console.error('Search:', error)
        box.focus() // its form works without the dialog
      }
    }

    document.addEventListener(
      'keydown',
      (event) => {
        const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
        const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
        if (event.defaultPrevented || event.isComposing) return
        if (!isShortcut && (!isSlash || isField(event.target))) return
        event.preventDefault()
        void open()
      },
      { signal },
    )
    // Early; where it fails, `open` tries again and tells.
    box.addEventListener('focus', () => void load().catch(() => undefined), { signal })
    box.addEventListener('click', open, { signal })
    box.addEventListener('input', open, { signal })
    return () => listening.abort()
  }, [])

  return opened && <opened.Dialog texts={texts} initial={opened.text} onClose={() => setOpened(null)} />
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
