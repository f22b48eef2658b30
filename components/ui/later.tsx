'use client'

import { type ComponentType, useEffect, useState } from 'react'

const parts = {
  /** Keeps the figures of an open page those that there are. */
  watch: () => import('./figure-watch'),
  /** On the page for what is not there. */
  near: () => import('../entities/near-names'),
}

/** A part of a page that nobody waits for: its script comes after those of the page. */
export function Later({ part, text }: { part: keyof typeof parts; text: string }) {
  const [Part, setPart] = useState<ComponentType<{ text: string }>>()
  useEffect(() => {
    parts[part]().then((module) => setPart(() => module.default), console.error)
  }, [part])
  return Part && <Part text={text} />
}
