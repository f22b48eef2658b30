'use client'

import { usePathname } from 'next/navigation'
import { useSearch } from '../search/use-search'

const LIMIT = 6

/** What the address of a page that is not there may have meant: things with a name like it. */
export default function NearNames({ text }: { text: string }) {
  const found = useSearch(wordsOf(usePathname()), LIMIT)
  if (found.status !== 'done' || found.hits.length === 0) return null
  return (
    <>
      <h2 className="mt-8 font-medium">{text}</h2>
      <ul className="mt-2 grid gap-1.5">
        {found.hits.map(({ path, name, slug }) => (
          <li key={path} className="min-w-0 [overflow-wrap:anywhere]">
            <a href={path} className="text-link">
              {name}
            </a>{' '}
            <span className="text-faint">{slug}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The slug that the address of a thing names; nothing for any other address. */
function wordsOf(path: string): string {
  const slug = /^\/(?:models|authors|providers|apps|categories)\/(.+)$/.exec(path)?.[1] ?? ''
  try {
    return decodeURIComponent(slug)
  } catch {
    return '' // an address that is not properly encoded names nothing
  }
}
