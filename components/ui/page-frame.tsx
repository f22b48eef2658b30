import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Freshness } from '@/lib/domain/traffic/board'
import { text } from '@/lib/view/text/messages'
import { KindLinks } from '../list/kind-links'
import { SearchBox } from '../search/search-box'
import { FreshnessLine } from './freshness-line'
import { Later } from './later'
import { RichText } from './rich-text'
import { type Sources, SourcesLine } from './sources-line'

interface PageFrameProps {
  /** Null on pages that show no numbers. */
  freshness: Freshness | null
  /** Set where the demo's figures are loaded. */
  sources?: Sources | null
  /** A filter over the whole page, right below the header. */
  filter?: ReactNode
  children: ReactNode
}

export function PageFrame({ freshness, sources, filter, children }: PageFrameProps) {
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded focus:bg-page focus:px-3 focus:py-2"
      >
        {text('site.skip')}
      </a>
      <header className="border-line border-b">
        <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
          <Link href="/" className="flex items-center gap-2 font-semibold text-base tracking-tight">
            <Mark />
            {text('site.name')}
          </Link>
          <nav aria-label={text('site.navigation')} className="flex gap-3 text-muted">
            <Link href="/" prefetch={false} className="hover:text-ink">
              {text('site.rankings')}
            </Link>
            <Link href="/models" prefetch={false} className="hover:text-ink">
              {text('dimensions.models.many')}
            </Link>
            <Link href="/growth" prefetch={false} className="hover:text-ink">
              {text('growth.link')}
            </Link>
            <Link href="/compare" prefetch={false} className="hover:text-ink">
              {text('site.compare')}
            </Link>
            <Link href="/about" prefetch={false} className="hover:text-ink">
              {text('site.about')}
            </Link>
          </nav>
          <SearchBox />
          {freshness?.dataThrough && (
            <p className="ml-auto text-faint text-xs max-xl:hidden">
              <FreshnessLine freshness={freshness} />
            </p>
          )}
        </div>
      </header>
      {filter}
      <main id="content" className="page-width pb-16">
        {children}
      </main>
      <footer className="border-line border-t">
        <div className="page-width flex flex-col gap-1.5 py-6 text-faint text-xs">
          <KindLinks />
          {freshness && (
            <p>
              <FreshnessLine freshness={freshness} />
              <Later part="watch" text={String(freshness.dataVersion)} />
            </p>
          )}
          {sources && (
            <p>
              <SourcesLine sources={sources} />
            </p>
          )}
          <p>
            <RichText
              of="site.allDaysAreUtc"
              marks={{
                link: (inner) => (
                  <a href="/about" className="underline underline-offset-2 hover:text-accent">
                    {inner}
                  </a>
                ),
              }}
            />
            {' · '}
            <a href="/docs" className="underline underline-offset-2 hover:text-accent">
              {text('docs.title')}
            </a>
            {' · '}
            <a href="/docs/api" className="underline underline-offset-2 hover:text-accent">
              {text('apiDocs.link')}
            </a>
          </p>
        </div>
      </footer>
    </>
  )
}

function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M2 10h3.5v6H2zM7.25 6h3.5v10h-3.5zM12.5 2H16v14h-3.5z" fill="var(--accent)" />
    </svg>
  )
}
