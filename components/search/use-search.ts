import { useEffect, useState } from 'react'

export interface FoundEntity {
  kind: string
  slug: string
  name: string
  path: string
  author?: { slug: string; name: string }
  /** Absent where a board was found. */
  total_tokens?: string
}

export type SearchState =
  | { status: 'idle' }
  | { status: 'done' | 'failed'; text: string; hits: readonly FoundEntity[] }

const PAUSE_MS = 80

/** What the API finds for the text, asked once the typing pauses. While it is asked, the last answer stays. */
export function useSearch(text: string, limit: number): SearchState {
  const [state, setState] = useState<SearchState>({ status: 'idle' })
  const wanted = text.trim()

  useEffect(() => {
    if (!wanted) return setState({ status: 'idle' })
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const hits = await ask(wanted, limit, asking.signal)
        setState({ status: 'done', text: wanted, hits })
      } catch (error) {
        if (asking.signal.aborted) return
        console.error('Search:', error)
        setState({ status: 'failed', text: wanted, hits: [] })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [wanted, limit])

  return state
}

async function ask(text: string, limit: number, signal: AbortSignal): Promise<FoundEntity[]> {
  const query = new URLSearchParams({ q: text, limit: String(limit) })
  const response = await fetch(`/api/v1/search?${query}`, { signal })
  if (!response.ok) throw new Error(`/api/v1/search answered ${response.status}`)
  const { data } = (await response.json()) as { data: FoundEntity[] }
  return data
}
