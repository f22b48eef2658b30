'use client'

import { lazy, Suspense } from 'react'

// Every page carries what the page for wrong addresses may need: this is all of it.
const NearNames = lazy(() => import('./near-names'))

/** What the address of a page that is not there may have meant. */
export function SimilarNames({ title }: { title: string }) {
  return (
    <Suspense fallback={null}>
      <NearNames title={title} />
    </Suspense>
  )
}
