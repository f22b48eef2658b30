'use client'

import type { MouseEvent, ReactNode } from 'react'

/** Links of a framed page open beside the page that frames it: within the frame, other pages may not be shown. */
export function OpenOutside({ children }: { children: ReactNode }) {
  function open(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    link?.setAttribute('target', '_blank')
  }
  return <div onClickCapture={open}>{children}</div>
}
