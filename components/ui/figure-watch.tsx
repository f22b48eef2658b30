'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const ASK_EACH_MS = 1_500

/**
 * Draws the page anew, in place, once there are other figures than its own. It asks while the page is in view; the
 * answer is a few numbers.
 * @param text the data version that the page shows
 */
export default function FigureWatch({ text: version }: { text: string }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.hidden) return
      const answer = await fetch('/api/health').catch(() => undefined) // it asks again
      if (answer?.ok && (await answer.json()).data_version !== version) router.refresh()
    }, ASK_EACH_MS)
    return () => clearInterval(timer)
  }, [router, version])
  return null
}
