'use client'

import { useEffect, useRef } from 'react'
import { readerPresent } from '../charts/interactive/reader-present'

/** Lets the list of sections before it follow the reader, once there is one. */
export function RailMark() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let stop: (() => void) | undefined
    let isGone = false
    readerPresent()
      .then(() => import('./mark-rail'))
      .then(({ markRail }) => {
        if (!isGone) stop = markRail(place.current!.previousElementSibling as HTMLElement)
      })
    return () => {
      isGone = true
      stop?.()
    }
  }, [])
  return <span ref={place} hidden />
}
