import type { ReactNode } from 'react'
import type { Freshness } from '@/lib/domain/traffic/board'
import { text } from '@/lib/view/text/messages'
import { FreshnessLine } from '../ui/freshness-line'
import type { Sources } from '../ui/sources-line'
import { SourcesLine } from '../ui/sources-line'
import { OpenOutside } from './open-outside'

interface EmbedFrameProps {
  title: string
  /** The page that shows the same on the site. */
  href: string
  freshness: Freshness
  sources: Sources | null
  children: ReactNode
}

/** What stands around a board in a frame of another site: whose it is, of when, and the way to the whole page. */
export function EmbedFrame({ title, href, freshness, sources, children }: EmbedFrameProps) {
  return (
    <OpenOutside>
      <base target="_blank" />
      <main className="px-4 py-3 [&>section]:mt-0!">
        <h1 className="sr-only">{text('site.pageTitle', { page: title })}</h1>
        {children}
      </main>
      <footer className="border-line border-t px-4 py-3 text-faint text-xs">
        <p className="flex flex-wrap justify-between gap-x-6 gap-y-1">
          <span>
            <FreshnessLine freshness={freshness} />
          </span>
          <a href={href} className="text-link">
            {text('sharing.whole', { title })}
          </a>
        </p>
        {sources && (
          <p className="mt-1.5">
            <SourcesLine sources={sources} />
          </p>
        )}
      </footer>
    </OpenOutside>
  )
}
