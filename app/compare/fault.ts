import { cache } from 'react'
import type { CompareQuestion } from '@/lib/domain/compare'
import type { SearchHit } from '@/lib/domain/search'

/** Why a comparison cannot be shown. */
export type CompareFault =
  | { kind: 'none' | 'address' }
  | { kind: 'unknown'; question: CompareQuestion; unknown: NearNames[] }

export interface NearNames {
  slug: string
  near: SearchHit[]
}

/**
 * What the page tells its not-found page, which Next gives nothing: both are drawn for the same request, and the one
 * waits for the other. Only what is told first counts.
 */
export const compareFault = cache(() => {
  let tell: (fault: CompareFault) => void = () => undefined
  const told = new Promise<CompareFault>((resolve) => {
    tell = resolve
  })
  return { told, tell }
})
